package jukigate.app.report;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.Ending;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * A message as the page shows it.
 *
 * @param number of the message in the run, and of its files
 * @param time begin, in Japan's time
 * @param millis until the sender knew how it ended
 * @param played the message itself
 * @param kind {@code ok}, {@code refused} as it had to be, or {@code wrong}: against the
 *     expectation
 * @param ending how it ended, in words
 */
public record MessageView(
    int number, String time, long millis, PlayedMessage played, String kind, Bilingual ending) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

  static MessageView of(int number, PlayedMessage message, StepResult step) {
    return new MessageView(
        number,
        TIME.format(message.at()),
        message.took().toMillis(),
        message,
        kind(message, step),
        ending(message.ending()));
  }

  /** The exchange of the catalogue, e.g. {@code X01}; empty for an unknown operation. */
  public String exchange() {
    return operation().map(Operation::exchange).orElse("");
  }

  /** Whether nobody on the way can read the body. */
  public boolean encrypted() {
    return operation().map(Operation::encrypted).orElse(false);
  }

  public String requestFile() {
    return "messages/" + RunFolder.requestFile(number);
  }

  public String answerFile() {
    return "messages/" + RunFolder.answerFile(number);
  }

  /** The request, indented for reading. */
  public String requestText() {
    return indented(played.bytes().request());
  }

  /** The answer, indented for reading; empty when none came. */
  public String answerText() {
    return played.bytes().answer().map(MessageView::indented).orElse("");
  }

  /** SHA-256 of the answer; empty when none came. */
  public String answerSha256() {
    return played.bytes().answer().map(Payload::sha256).orElse("");
  }

  /** Why it was refused, as short as it can be said. */
  public String shortEnding() {
    return played.ending().toString();
  }

  public String correlationId() {
    return played.correlationId().orElse("");
  }

  private Optional<Operation> operation() {
    return Operation.all()
        .filter(operation -> operation.name().equals(played.route().operation()))
        .findFirst();
  }

  private static String kind(PlayedMessage message, StepResult step) {
    if (step.surplus().contains(message.toString())) {
      return "wrong";
    }
    return message.ending() instanceof Ending.Acknowledged ? "ok" : "refused";
  }

  static Bilingual ending(Ending ending) {
    return switch (ending) {
      case Ending.Acknowledged acknowledged -> new Bilingual("受理", "acknowledged");
      case Ending.TlsAlert(String alert) ->
          new Bilingual("TLSで拒否 (" + alert + ")", "refused by TLS (" + alert + ")");
      case Ending.Unbelievable(String why) ->
          new Bilingual("応答を信用できない (" + why + ")", "answer not to be believed (" + why + ")");
      case Ending.Lost(String id) ->
          new Bilingual("応答がない (" + id + ")", "no answer came (" + id + ")");
      case Ending.Fault(String id) ->
          new Bilingual(
              id + " " + catalogueText(id, Language.JA), id + " " + catalogueText(id, Language.EN));
    };
  }

  /** The wire tells only the id, so what the catalogue's text names stays open. */
  private static String catalogueText(String id, Language language) {
    return RefusalCode.ofId(id)
        .map(code -> Refusal.of(code, "…", "…", "…", "…").text(language))
        .orElse("");
  }

  private static String indented(Payload payload) {
    return Indentation.of(new String(payload.toByteArray(), StandardCharsets.UTF_8));
  }
}
