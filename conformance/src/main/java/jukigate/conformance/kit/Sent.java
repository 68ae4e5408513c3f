package jukigate.conformance.kit;

import java.util.List;
import java.util.Optional;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Asked;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import org.w3c.dom.Element;

/**
 * A request of the system as business reads it, opened where it was encrypted.
 *
 * @param body the child of soap:Body; empty where it cannot be read
 */
record Sent(Arrival arrival, String operation, String to, Optional<Element> body) {
  private static final String CLOSED = "EncryptedData";

  static Sent of(Arrival arrival) {
    Optional<SoapView> view =
        arrival.document().isPassed()
            ? Optional.of(new SoapView(arrival.document().orThrow()))
            : Optional.empty();
    Optional<Element> body =
        arrival
            .opened()
            .or(
                () ->
                    view.flatMap(SoapView::payload)
                        .filter(it -> !it.getLocalName().equals(CLOSED)));
    return new Sent(
        arrival,
        view.flatMap(it -> it.addressing("Action"))
            .flatMap(Operation::ofRequestAction)
            .map(Operation::name)
            .orElse(""),
        view.flatMap(it -> it.addressing("To")).orElse(""),
        body);
  }

  boolean is(String name) {
    return operation.equals(name);
  }

  /** Whether anybody but its sender can say what it says. */
  Finding readable() {
    return body.isPresent()
        ? Finding.good()
        : Finding.bad(
            operation,
            "readable by its receiver, and valid",
            arrival.judged() instanceof Outcome.Refused<Asked> refused
                ? refused.refusal().code().id()
                : "");
  }

  /** Whether it speaks of somebody. */
  boolean says(String text) {
    return body.map(Element::getTextContent).filter(it -> it.contains(text)).isPresent();
  }

  /** Every element of this name, wherever it stands. */
  List<Element> elements(String name) {
    return body.stream().flatMap(it -> SoapView.descendants(it, "*", name)).toList();
  }

  /** The text of the first element of this name; empty where there is none. */
  String text(String name) {
    return elements(name).stream().findFirst().map(Element::getTextContent).orElse("").strip();
  }

  /** The number of the matter. */
  String number() {
    return text("requestNumber");
  }

  /** How the purpose of the header reads. */
  String purpose() {
    return arrival.document().isPassed()
        ? new SoapView(arrival.document().orThrow())
            .headers(SoapView.DISPATCH, "Dispatch")
            .flatMap(it -> SoapView.descendants(it, "*", "purpose"))
            .findFirst()
            .map(Element::getTextContent)
            .orElse("")
        : "";
  }
}
