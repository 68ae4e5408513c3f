/** Private keys with the certificates that name their node. */
package jukigate.wire.key;
