package jukigate.conformance.kit;

import java.util.Optional;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.security.UnsealedMessage;
import org.w3c.dom.Element;

/**
 * What was sent to the system under test, and one answer to it.
 *
 * @param name of the call
 * @param sent all bytes of the connection, HTTP included
 * @param word what came back, in a word; {@code silent} when nothing did in time
 * @param message the answer as it verifies; refused where it does not, or where there is none
 * @param body its business element, opened
 */
public record Exchange(
    String name,
    Payload sent,
    Heard heard,
    String word,
    Right right,
    Outcome<UnsealedMessage> message,
    Optional<Element> body) {

  /** The answer of HTTP, if there is one. */
  public Optional<Heard.Answer> http() {
    return heard instanceof Heard.Answer answer ? Optional.of(answer) : Optional.empty();
  }

  /** The SOAP of the answer, however wrong it is otherwise. */
  Optional<SoapView> view() {
    return http()
        .map(answer -> SoapView.of(answer.body()))
        .filter(Outcome::isPassed)
        .map(Outcome::orThrow);
  }

  /** The SOAP that was sent, as text; empty where it was not HTTP. */
  String request() {
    return HttpBytes.of(sent.toByteArray()).text();
  }

  /** What came back is what may come back. */
  Finding judge() {
    return right.takes(word) ? Finding.good() : Finding.bad(name, right.toString(), word).in(this);
  }
}
