/**
 * The audit log that proves itself 監査ログの完全性: every decision is a leaf of a Merkle tree (RFC 6962)
 * whose head the gateway signs. No I/O here: {@code journal.sql} keeps the leaves.
 */
package jukigate.gateway.audit;
