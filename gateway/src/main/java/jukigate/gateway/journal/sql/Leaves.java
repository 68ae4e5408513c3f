package jukigate.gateway.journal.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import org.jdbi.v3.core.Handle;

/**
 * The leaves of the audit log. What a leaf says of an exchange follows from the exchange's row
 * alone, so that whoever verifies can say it again and compare.
 */
final class Leaves {
  private Leaves() {}

  /** In the transaction of what it tells. */
  static void append(Handle handle, RecordedExchange exchange, Kind kind) {
    append(handle, exchange.number().value(), entry(exchange, kind));
  }

  /** That an admitted exchange ended so. */
  static void conclude(Handle handle, RecordNumber exchange, Ending ending) {
    append(handle, exchange.value(), new AuditEntry(Kind.CONCLUDED, ending.fields(exchange)));
  }

  /**
   * @param exchange id of the row that the leaf is about; 0 of an administrative act
   */
  static void append(Handle handle, long exchange, AuditEntry entry) {
    handle.execute(
        "INSERT INTO audit_leaf (exchange_id, content) VALUES (?, ?)", exchange, entry.content());
  }

  /**
   * @param kind not ACT, of which no exchange knows
   */
  static AuditEntry entry(RecordedExchange exchange, Kind kind) {
    return switch (kind) {
      case ADMITTED -> new AuditEntry(kind, request(exchange));
      case CONCLUDED -> new AuditEntry(kind, Ending.of(exchange).fields(exchange.number()));
      case REFUSED -> {
        var fields = request(exchange);
        fields.putAll(Ending.of(exchange).fields(exchange.number()));
        yield new AuditEntry(kind, fields);
      }
      case ACT -> throw new IllegalArgumentException("an act is about no exchange");
    };
  }

  private static Map<String, String> request(RecordedExchange exchange) {
    Map<String, String> fields = numbered(exchange.number());
    fields.put("correlation", exchange.correlationId());
    fields.put("at", exchange.receivedAt());
    fields.put("tlsPeer", exchange.tlsPeer());
    fields.put("from", exchange.sender());
    fields.put("to", exchange.receiver());
    fields.put("path", exchange.path());
    fields.put("action", exchange.action());
    fields.put("message", exchange.messageId());
    fields.put("request", exchange.requestSha256());
    return fields;
  }

  private static Map<String, String> numbered(RecordNumber record) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("record", Long.toString(record.value()));
    return fields;
  }

  /** How an exchange ended, in the texts of its columns. */
  record Ending(
      Verdict verdict,
      String stage,
      String refusalId,
      String detail,
      String responseSha256,
      String marks) {
    static Ending of(Conclusion conclusion) {
      return new Ending(
          conclusion.verdict(),
          Row.stage(conclusion.refusal()),
          Row.refusalId(conclusion.refusal()),
          Row.detail(conclusion.refusal()),
          Row.sha256(conclusion.response()),
          Row.marks(conclusion.marks()));
    }

    static Ending of(RecordedExchange exchange) {
      return new Ending(
          exchange.verdict(),
          exchange.stage(),
          exchange.refusalId(),
          exchange.detail(),
          exchange.responseSha256(),
          exchange.marks());
    }

    Map<String, String> fields(RecordNumber record) {
      Map<String, String> fields = numbered(record);
      fields.put("verdict", verdict.name());
      fields.put("stage", stage);
      fields.put("refusal", refusalId);
      fields.put("detail", detail.isEmpty() ? "" : Payload.ofUtf8(detail).sha256());
      fields.put("response", responseSha256);
      fields.put("marks", marks);
      return fields;
    }
  }
}
