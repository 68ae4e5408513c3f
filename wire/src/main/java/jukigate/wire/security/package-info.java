/** Seal and unseal: signature, time, encryption. The only user of WSS4J. */
package jukigate.wire.security;
