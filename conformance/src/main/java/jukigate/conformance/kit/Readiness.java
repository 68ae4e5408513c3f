package jukigate.conformance.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Asked;
import jukigate.conformance.stand.Dress;
import jukigate.conformance.stand.Meeting;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.trust.CertificateUsage;

/**
 * How far the first message of a system comes, so that nobody looks for a mistake in 160 cases that
 * is one of the way there.
 *
 * @param reached the steps that were taken
 * @param trouble what stopped it, and where; empty when the message arrived and is good
 */
public record Readiness(List<Step> reached, Optional<Trouble> trouble) {
  public Readiness {
    reached = List.copyOf(reached);
  }

  /** In their order. */
  public enum Step {
    /** What makes it send has run and answered. */
    ADAPTER,
    /** It has resolved the gateway's name and reached the port. */
    CONNECTION,
    /** It has begun TLS. */
    HELLO,
    /** It believes the gateway's certificate, and both have a version and a suite in common. */
    HANDSHAKE,
    /** It has shown a certificate of the node. */
    CERTIFICATE,
    /** It has sent an HTTP request. */
    REQUEST,
    /** The gateway would take the message. */
    MESSAGE
  }

  /**
   * @param words of TLS, of the adapter, or of the refusal
   */
  public record Trouble(Step step, Bilingual words) {
    private Trouble(Step step, String words) {
      this(step, new Bilingual(words, words));
    }
  }

  /** Whether cases can be judged at all. */
  public boolean isReady() {
    return reached.contains(Step.REQUEST);
  }

  /** Plays the good scene. */
  public static Readiness of(Stage stage) {
    return of(stage.play(Scenes.GOOD, Dress.PLAIN));
  }

  static Readiness of(Transcript transcript) {
    Optional<Trouble> trouble = trouble(transcript);
    List<Step> reached =
        Arrays.stream(Step.values())
            .takeWhile(step -> trouble.filter(it -> it.step() == step).isEmpty())
            .toList();
    return new Readiness(reached, trouble);
  }

  private static Optional<Trouble> trouble(Transcript transcript) {
    if (!transcript.arrivals().isEmpty()) {
      return message(transcript.arrivals().getFirst());
    }
    if (transcript.told().getFirst() instanceof Outcome.Refused<?> refused) {
      return at(Step.ADAPTER, refused.refusal());
    }
    if (transcript.meetings().isEmpty()) {
      return Optional.of(new Trouble(Step.CONNECTION, Casebook.words(transcript)));
    }
    Meeting meeting = transcript.meetings().getFirst();
    if (meeting.hello().isEmpty()) {
      return Optional.of(new Trouble(Step.HELLO, Casebook.words(transcript)));
    }
    if (meeting.handshake().isEmpty()) {
      return Optional.of(
          new Trouble(Step.HANDSHAKE, meeting.ended() + "; " + Casebook.words(transcript)));
    }
    var chain = meeting.handshake().get().chain();
    if (chain.isEmpty()) {
      return Optional.of(new Trouble(Step.CERTIFICATE, "-"));
    }
    return switch (transcript.network().trust().verify(chain, CertificateUsage.TLS_CLIENT)) {
      case Outcome.Refused<NodeId>(Refusal why) -> at(Step.CERTIFICATE, why);
      case Outcome.Passed<NodeId> trusted ->
          Optional.of(
              new Trouble(Step.REQUEST, meeting.ended() + "; " + Casebook.words(transcript)));
    };
  }

  private static Optional<Trouble> message(Arrival arrival) {
    return switch (arrival.judged()) {
      case Outcome.Passed<Asked> good -> Optional.empty();
      case Outcome.Refused<Asked>(Refusal why) -> at(Step.MESSAGE, why);
    };
  }

  private static Optional<Trouble> at(Step step, Refusal why) {
    return Optional.of(
        new Trouble(
            step,
            new Bilingual(
                why.code().id() + " " + why.text(Language.JA),
                why.code().id() + " " + why.text(Language.EN))));
  }
}
