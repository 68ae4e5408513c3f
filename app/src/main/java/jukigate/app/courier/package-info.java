/** Sends single messages over a TLS socket and judges what comes back. */
package jukigate.app.courier;
