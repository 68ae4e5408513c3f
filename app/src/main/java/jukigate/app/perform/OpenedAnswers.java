package jukigate.app.perform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.diff.Diff;
import jukigate.app.diff.Difference;
import jukigate.app.diff.Masks;
import jukigate.app.diff.Message;
import jukigate.app.diff.Sides;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.play.Unlike;
import jukigate.app.report.ShownText;
import jukigate.app.scenario.Capture;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Values;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** Opens answers as the node that asked: verified, and decrypted with its key. */
final class OpenedAnswers implements StepResult.Answers {
  private final Backbone backbone;
  private final InstantSource clock;
  private final Values captured;
  private final Instant begin;

  /**
   * @param captured values of the messages before
   * @param begin of the step
   */
  OpenedAnswers(Backbone backbone, InstantSource clock, Values captured, Instant begin) {
    this.backbone = backbone;
    this.clock = clock;
    this.captured = captured;
    this.begin = begin;
  }

  @Override
  public String value(PlayedMessage message, String element) {
    return switch (body(message)) {
      case Outcome.Passed<Element>(Element body) -> texts(body, element);
      case Outcome.Refused<Element> unreadable -> unreadable.refusal().code().id();
    };
  }

  @Override
  public String filled(String wanted) {
    return captured.in(wanted);
  }

  @Override
  public Duration passed(PlayedMessage message) {
    return Duration.between(begin, message.at().plus(message.took()));
  }

  @Override
  public Outcome<String> captured(PlayedMessage message, Capture capture) {
    return switch (capture.from()) {
      case REQUEST -> sent(message).then(capture::in);
      case ANSWER -> body(message).then(capture::in);
    };
  }

  @Override
  public List<Unlike> unlike(PlayedMessage message, ExpectedMessage expected) {
    return Stream.concat(
            expected.body().stream().flatMap(it -> unlike(message, it, false).stream()),
            expected.answer().stream().flatMap(it -> unlike(message, it, true).stream()))
        .toList();
  }

  private Optional<Unlike> unlike(PlayedMessage message, Form form, boolean isAnswer) {
    Outcome<Payload> wanted = form.expectation(captured);
    Outcome<Payload> came = (isAnswer ? body(message) : sent(message)).map(SafeXml::serialize);
    List<String> sentences = sentences(form, message, wanted, came);
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unlike(message, isAnswer, form.file(), shown(wanted), shown(came), sentences));
  }

  private static List<String> sentences(
      Form form, PlayedMessage message, Outcome<Payload> wanted, Outcome<Payload> came) {
    Outcome<Diff> compared =
        wanted
            .map(content -> new Message(form.file().toString(), content))
            .then(
                file ->
                    came.map(content -> new Message(message.toString(), content))
                        .then(actual -> Diff.of(new Sides(file, actual), Masks.ofTheWire())));
    return switch (compared) {
      case Outcome.Passed<Diff>(Diff diff) ->
          diff.differences().stream().map(OpenedAnswers::told).toList();
      case Outcome.Refused<Diff>(Refusal refusal) ->
          List.of(
              refusal.code().id()
                  + " "
                  + refusal.text(Language.JA)
                  + " / "
                  + refusal.text(Language.EN));
    };
  }

  /** Nothing of what could not be read. */
  private static Payload shown(Outcome<Payload> content) {
    return content.isPassed() ? content.orThrow() : Payload.of(new byte[0]);
  }

  private static String told(Difference difference) {
    Bilingual sentence = difference.sentence(ShownText::masked);
    return sentence.ja() + " / " + sentence.en();
  }

  private Outcome<Element> sent(PlayedMessage message) {
    return opened(message.bytes().request(), Direction.REQUEST, message.route().to());
  }

  private Outcome<Element> body(PlayedMessage message) {
    return message
        .bytes()
        .answer()
        .map(answer -> opened(answer, Direction.ANSWER, message.route().from()))
        .orElseGet(() -> Outcome.refused(RefusalCode.XML_MALFORMED, 1, 1));
  }

  private Outcome<Element> opened(Payload bytes, Direction direction, NodeId readBy) {
    var reader = backbone.pki().decryption(readBy);
    return Envelope.parse(bytes, direction, XmlLimits.DEFAULT)
        .then(
            envelope ->
                new Unsealer(backbone.profile(), backbone.trust())
                    .unseal(envelope, clock.instant()))
        .then(answer -> answer.open(reader));
  }

  private static String texts(Element body, String element) {
    var found = body.getElementsByTagNameNS("*", element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent().strip())
        .collect(Collectors.joining("|"));
  }
}
