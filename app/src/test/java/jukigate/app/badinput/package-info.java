/** Every bad message of the wire, against a running backbone. */
package jukigate.app.badinput;
