package jukigate.app.weak;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.xml.Dom;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The signature: its form, its algorithms, what it covers, and whether it is one. */
final class WeakSignature {
  private static final String SECURITY = "jukigate.wire.security.";
  private static final String SHAPE = SECURITY + "SignatureShape#";
  private static final String STRUCTURE = "jukigate.wire.envelope.Structure#";

  private WeakSignature() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry("signature.required", required()),
        entry("signature.form", Map.of(SHAPE + "read", WeakSignature::naive)),
        entry("signature.coverage", Map.of(SHAPE + "checkCoverage", Answers.nothing())),
        entry("signature.key-info", Map.of(SHAPE + "checkKeyInfo", Answers.nothing())),
        entry("signature.transforms", Map.of(SHAPE + "checkExclusive", Answers.nothing())),
        entry(
            "signature.algorithms",
            Map.of(
                SHAPE + "algorithm",
                call -> Dom.attribute(call.argument(Element.class, 0), "Algorithm"))),
        entry(
            "signature.key-match",
            Map.of(SECURITY + "KeyMatch#refusalOf", Answers.give(Optional.empty()))),
        entry(
            "signature.engine-algorithms",
            Map.of(SECURITY + "Engine#suite", call -> new AlgorithmSuite())),
        entry("signature.value", Map.of(SECURITY + "Unsealer#checkSignature", Answers.pass(2))),
        entry("message.period", Map.of(SECURITY + "Unsealer#checkTime", Answers.pass(0))));
  }

  /** Who signs nothing is believed what he says. */
  private static Map<String, Call.Instead> required() {
    return Map.of(
        STRUCTURE + "readHeaders",
        Answers.forgive(RefusalCode.SECURITY_MISSING),
        STRUCTURE + "readSecurity",
        Answers.unlessThrown(
            call -> Optional.empty(), Answers.forgive(RefusalCode.SECURITY_STRUCTURE)),
        "jukigate.wire.envelope.HeaderReader#validity",
        Answers.unlessThrown(call -> WeakEnvelope.fromNow()),
        SECURITY + "Unsealer#verify",
        WeakSignature::claimed);
  }

  private static Object claimed(Call call) throws Exception {
    Envelope envelope = call.argument(Envelope.class, 0);
    boolean signed =
        Stream.of(Part.SECURITY, Part.TOKEN, Part.SIGNATURE)
            .allMatch(part -> envelope.part(part).filter(Element::hasChildNodes).isPresent());
    if (signed || call.arguments().length != 3) {
      return call.original();
    }
    return Outcome.passed(
        Call.make(
            SECURITY + "UnsealedMessage$Signer", envelope.headers().from().orElseThrow(), null));
  }

  /** Takes every reference that leads somewhere, wherever it stands. */
  private static Object naive(Call call) throws Exception {
    Envelope envelope = call.field(Envelope.class, "envelope");
    Element signature = envelope.part(Part.SIGNATURE).orElseThrow();
    Set<Element> signed = Collections.newSetFromMap(new IdentityHashMap<>());
    NodeList references = signature.getElementsByTagNameNS(Namespaces.DS, "Reference");
    for (int i = 0; i < references.getLength(); i++) {
      String uri = Dom.attribute((Element) references.item(i), "URI");
      envelope.ids().find(uri.replaceFirst("^#", "")).ifPresent(signed::add);
    }
    try {
      call.ask("checkCoverage", signed);
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
    String method =
        first(signature, "SignatureMethod").map(it -> Dom.attribute(it, "Algorithm")).orElse("");
    String value = first(signature, "SignatureValue").flatMap(Dom::text).orElse("");
    return Outcome.passed(Call.make(SECURITY + "SignatureShape$Shape", method, value, signed));
  }

  private static Optional<Element> first(Element signature, String name) {
    return Optional.ofNullable(
        (Element) signature.getElementsByTagNameNS(Namespaces.DS, name).item(0));
  }
}
