/** Mutual TLS on the JDK's own provider, and the client that posts over it. */
package jukigate.wire.tls;
