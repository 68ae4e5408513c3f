/** Both ends of an exchange through the gateway. */
package jukigate.bench.relay;
