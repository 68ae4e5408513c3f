/** Bytes over a TLS socket of their own, and exactly what came back. */
package jukigate.conformance.line;
