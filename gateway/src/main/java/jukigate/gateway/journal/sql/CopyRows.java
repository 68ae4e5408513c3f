package jukigate.gateway.journal.sql;

import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.RecordedExchange;
import org.jdbi.v3.core.Handle;

/** The statements of a copy: those of a journal, under numbers that come from outside. */
final class CopyRows {
  private static final String INSERT =
      """
      INSERT INTO exchange (id, correlation_id, received_at, tls_peer, sender, receiver, path,
        action, message_id, verdict, stage, refusal_id, detail, request_bytes, request_sha256,
        response_bytes, response_sha256, marks)
      VALUES (:id, :correlationId, :receivedAt, :tlsPeer, :sender, :receiver, :path, :action,
        :messageId, :verdict, :stage, :refusalId, :detail, :request, :requestSha256,
        :response, :responseSha256, :marks)
      """;

  private CopyRows() {}

  static void insert(Handle handle, RowChange change, long place) {
    RecordedExchange row = change.row();
    handle
        .createUpdate(INSERT)
        .bind("id", place)
        .bind("correlationId", row.correlationId())
        .bind("receivedAt", row.receivedAt())
        .bind("tlsPeer", row.tlsPeer())
        .bind("sender", row.sender())
        .bind("receiver", row.receiver())
        .bind("path", row.path())
        .bind("action", row.action())
        .bind("messageId", row.messageId())
        .bind("verdict", row.verdict().name())
        .bind("stage", row.stage())
        .bind("refusalId", row.refusalId())
        .bind("detail", row.detail())
        .bind("request", change.request().toByteArray())
        .bind("requestSha256", row.requestSha256())
        .bind("response", change.response().toByteArray())
        .bind("responseSha256", row.responseSha256())
        .bind("marks", row.marks())
        .execute();
  }

  /** The number of rows that were open and are concluded now. */
  static int conclude(Handle handle, EndingChange change) {
    var ending = change.ending();
    return handle
        .createUpdate(SqlJournal.CONCLUDE)
        .bind("verdict", ending.verdict().name())
        .bind("stage", ending.stage())
        .bind("refusalId", ending.refusalId())
        .bind("detail", ending.detail())
        .bind("response", change.response().toByteArray())
        .bind("responseSha256", ending.responseSha256())
        .bind("marks", ending.marks())
        .bind("id", change.number().value())
        .execute();
  }

  static void leaf(Handle handle, long place, long exchange, AuditEntry entry) {
    handle.execute(
        "INSERT INTO audit_leaf (id, exchange_id, content) VALUES (?, ?, ?)",
        place,
        exchange,
        entry.content());
  }
}
