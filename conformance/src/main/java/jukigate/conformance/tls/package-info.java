/** TLS 1.3 as bytes, for an attacker: every message can be wrong, missing, or out of its order. */
package jukigate.conformance.tls;
