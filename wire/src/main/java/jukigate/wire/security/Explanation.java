package jukigate.wire.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.diagnosis.SignatureDiagnosis;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Part;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;

/**
 * Everything that can be said about a message and its signature. A check stops at the first fault;
 * this goes on, so that a message that is too old by now is looked into, too.
 *
 * @param refusal what it is refused with; empty when it is accepted
 * @param certificate in the message; empty when there is none that can be read
 * @param signature empty unless the signature has the prescribed form
 */
public record Explanation(
    Optional<Refusal> refusal,
    Optional<X509Certificate> certificate,
    Optional<SignatureDiagnosis> signature) {

  /**
   * Looks at a request or an answer, whichever it is.
   *
   * @param at the instant by which it is judged
   */
  public static Explanation of(Payload payload, SecurityProfile profile, Trust trust, Instant at) {
    Outcome<Envelope> request = parse(payload, Direction.REQUEST);
    Outcome<Envelope> answer = parse(payload, Direction.ANSWER);
    return switch (answer.isPassed() ? answer : request) {
      case Outcome.Refused<Envelope>(Refusal refusal) ->
          new Explanation(Optional.of(refusal), Optional.empty(), Optional.empty());
      case Outcome.Passed<Envelope>(Envelope envelope) -> of(envelope, profile, trust, at);
    };
  }

  private static Outcome<Envelope> parse(Payload payload, Direction direction) {
    return Envelope.parse(payload, direction, XmlLimits.DEFAULT);
  }

  private static Explanation of(
      Envelope envelope, SecurityProfile profile, Trust trust, Instant at) {
    Outcome<UnsealedMessage> judged = new Unsealer(profile, trust).unseal(envelope, at);
    Optional<X509Certificate> certificate =
        passed(Token.certificate(envelope.part(Part.TOKEN).orElseThrow()));
    boolean isFormed = new SignatureShape(profile, envelope).read().isPassed();
    return new Explanation(
        judged instanceof Outcome.Refused<UnsealedMessage>(Refusal refusal)
            ? Optional.of(refusal)
            : Optional.empty(),
        certificate,
        certificate.filter(found -> isFormed).map(it -> SignatureDiagnosis.thorough(envelope, it)));
  }

  private static <T> Optional<T> passed(Outcome<T> outcome) {
    return outcome instanceof Outcome.Passed<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
