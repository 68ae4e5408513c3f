/** The steps of the gateway, one by one: what each costs, and how that grows with the message. */
package jukigate.app.bench.parts;
