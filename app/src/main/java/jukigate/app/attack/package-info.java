/** The own gateway as a target of attacks, and the report of what it did. */
package jukigate.app.attack;
