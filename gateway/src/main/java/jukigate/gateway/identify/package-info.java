/** IDENTIFY: TLS peer, signer and declared sender are one known node; the receiver is known. */
package jukigate.gateway.identify;
