/**
 * Revocation asked over HTTP: the OCSP client (RFC 6960, RFC 9654) and the fetching of CRLs (RFC
 * 5280 §4.2.1.13). Only from addresses that the operator set: what a certificate says about where
 * to ask is never read.
 */
package jukigate.keystores.revocation;
