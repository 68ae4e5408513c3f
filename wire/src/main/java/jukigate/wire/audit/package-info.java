/** Signed heads of a Merkle tree and the checks that whoever is no owner of it can make. */
package jukigate.wire.audit;
