package jukigate.app.perform;

import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.app.backbone.Backbone;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** Opens answers as the node that asked: verified, and decrypted with its key. */
final class OpenedAnswers implements StepResult.Answers {
  private final Backbone backbone;
  private final InstantSource clock;

  OpenedAnswers(Backbone backbone, InstantSource clock) {
    this.backbone = backbone;
    this.clock = clock;
  }

  @Override
  public String value(PlayedMessage message, String element) {
    return switch (body(message)) {
      case Outcome.Passed<Element>(Element body) -> texts(body, element);
      case Outcome.Refused<Element> unreadable -> unreadable.refusal().code().id();
    };
  }

  private Outcome<Element> body(PlayedMessage message) {
    var reader = backbone.pki().decryption(message.route().from());
    return Envelope.parse(
            message.bytes().answer().orElseThrow(), Direction.ANSWER, XmlLimits.DEFAULT)
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
