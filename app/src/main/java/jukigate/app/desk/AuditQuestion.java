package jukigate.app.desk;

/**
 * A question to the audit log of a running backbone.
 *
 * @param correlationId whose proof is wanted; empty to have all of the log verified
 * @param messages whether the bytes of all messages are to be hashed again
 */
public record AuditQuestion(String correlationId, boolean messages) {}
