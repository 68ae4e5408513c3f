package jukigate.gateway.journal.sql;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Mark;
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

  long insert(Handle handle) {
    return insert(handle, "");
  }

  /**
   * @param origin stands behind the text of the refusal, as much of it as there is room for
   */
  long insert(Handle handle, String origin) {
    Optional<Addressing> addressing = heading.addressing();
    return handle
        .createUpdate(INSERT)
        .bind("correlationId", heading.correlationId())
        .bind("receivedAt", TIME.format(heading.receivedAt()))
        .bind("tlsPeer", cut(heading.tlsPeer(), 60))
        .bind("sender", addressing.map(a -> a.from().value()).orElse(""))
        .bind("receiver", addressing.map(a -> a.to().value()).orElse(""))
        .bind("path", cut(heading.path(), 200))
        .bind("action", cut(addressing.map(Addressing::action).orElse(""), 200))
        .bind("messageId", addressing.map(a -> a.messageId().value()).orElse(""))
        .bind("verdict", verdict.name())
        .bind("stage", stage(refusal))
        .bind("refusalId", refusalId(refusal))
        .bind("detail", cut((detail(refusal) + " " + origin).strip(), 1000))
        .bind("request", request.toByteArray())
        .bind("requestSha256", sha256(request))
        .bind("response", response.toByteArray())
        .bind("responseSha256", sha256(response))
        .bind("marks", marks(marks))
        .executeAndReturnGeneratedKeys()
        .mapTo(long.class)
        .one();
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
    return text.length() <= length ? text : text.substring(0, length);
  }
}
