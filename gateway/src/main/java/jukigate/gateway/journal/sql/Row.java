package jukigate.gateway.journal.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.wire.message.Addressing;
import org.jdbi.v3.core.Handle;

/** The columns of one row. Texts are cut to their column: a long text must not stop the record. */
record Row(
    Heading heading,
    Payload request,
    Verdict verdict,
    Optional<Refusal> refusal,
    Payload response,
    List<Mark> marks) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String INSERT =
      """
      INSERT INTO exchange (correlation_id, received_at, tls_peer, sender, receiver, path, action,
        message_id, verdict, stage, refusal_id, detail, request_bytes, request_sha256,
        response_bytes, response_sha256, marks)
      VALUES (:correlationId, :receivedAt, :tlsPeer, :sender, :receiver, :path, :action,
        :messageId, :verdict, :stage, :refusalId, :detail, :request, :requestSha256,
        :response, :responseSha256, :marks)
      """;
  static final Payload NOTHING = Payload.of(new byte[0]);

  static Row admitted(Admission admission) {
    return new Row(
        admission.heading(),
        admission.request(),
        Verdict.ADMITTED,
        Optional.empty(),
        NOTHING,
        List.of());
  }

  static Row refused(Heading heading, Payload request, Conclusion conclusion) {
    return new Row(
        heading,
        request,
        conclusion.verdict(),
        conclusion.refusal(),
        conclusion.response(),
        conclusion.marks());
  }

  static Row refusedTls(Heading heading, Refusal reason) {
    return new Row(heading, NOTHING, Verdict.TLS_REFUSED, Optional.of(reason), NOTHING, List.of());
  }

  long insert(Handle handle, Kind kind, PayloadKeys keys) {
    return insert(handle, "", kind, keys);
  }

  /**
   * The row, and the leaf that tells of it.
   *
   * @param origin stands behind the text of the refusal, as much of it as there is room for
   */
  long insert(Handle handle, String origin, Kind kind, PayloadKeys keys) {
    RecordedExchange columns = columns(origin);
    long id =
        handle
            .createUpdate(INSERT)
            .bind("correlationId", columns.correlationId())
            .bind("receivedAt", columns.receivedAt())
            .bind("tlsPeer", columns.tlsPeer())
            .bind("sender", columns.sender())
            .bind("receiver", columns.receiver())
            .bind("path", columns.path())
            .bind("action", columns.action())
            .bind("messageId", columns.messageId())
            .bind("verdict", columns.verdict().name())
            .bind("stage", columns.stage())
            .bind("refusalId", columns.refusalId())
            .bind("detail", columns.detail())
            .bind("request", keys.seal(request))
            .bind("requestSha256", columns.requestSha256())
            .bind("response", keys.seal(response))
            .bind("responseSha256", columns.responseSha256())
            .bind("marks", columns.marks())
            .executeAndReturnGeneratedKeys("ID")
            .mapTo(long.class)
            .one();
    Leaves.append(handle, columns.numbered(new RecordNumber(id)), kind);
    return id;
  }

  RecordedExchange columns(String origin) {
    Optional<Addressing> addressing = heading.addressing();
    return new RecordedExchange(
        new RecordNumber(0),
        heading.correlationId(),
        time(heading.receivedAt()),
        cut(heading.tlsPeer(), 60),
        addressing.map(a -> a.from().value()).orElse(""),
        addressing.map(a -> a.to().value()).orElse(""),
        cut(heading.path(), 200),
        cut(addressing.map(Addressing::action).orElse(""), 200),
        addressing.map(a -> a.messageId().value()).orElse(""),
        verdict,
        stage(refusal),
        refusalId(refusal),
        cut((detail(refusal) + " " + origin).strip(), 1000),
        sha256(request),
        sha256(response),
        marks(marks));
  }

  /** As the rows write a time: texts of one width, so they sort. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  static String stage(Optional<Refusal> refusal) {
    return refusal.map(r -> r.code().stage().name()).orElse("SEAL");
  }

  static String refusalId(Optional<Refusal> refusal) {
    return refusal.map(r -> r.code().id()).orElse("");
  }

  static String detail(Optional<Refusal> refusal) {
    return cut(refusal.map(r -> r.text(Language.EN)).orElse(""), 1000);
  }

  static String sha256(Payload payload) {
    return payload.size() == 0 ? "" : payload.sha256();
  }

  static String marks(List<Mark> marks) {
    return cut(marks.stream().map(Mark::toString).collect(Collectors.joining(" ")), 400);
  }

  private static String cut(String text, int length) {
    String plain = printable(text);
    return plain.length() <= length ? plain : plain.substring(0, length);
  }

  /** What a message says about itself must neither break a line nor move a terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }
}
