package jukigate.conformance.attack;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import jukigate.conformance.attack.Wrapping.EvilId;
import jukigate.conformance.attack.Wrapping.Place;
import jukigate.conformance.attack.Wrapping.Signed;
import jukigate.conformance.attack.Wrapping.Spelling;
import jukigate.domain.message.Payload;
import jukigate.domain.number.SyntheticBlock;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/** XSW: signed part × place × id × spelling of the evil one × wrappers of the signed one. */
final class WrappingStimuli {
  private static final Map<String, List<Place>> BODY =
      Map.of(
          "XSW-01", List.of(Place.SIGNATURE_OBJECT),
          "XSW-02", List.of(Place.SECURITY_FIRST, Place.SECURITY_LAST),
          "XSW-03", List.of(Place.SIBLING_AFTER, Place.SIBLING_BEFORE),
          "XSW-04", List.of(Place.INSIDE_EVIL_FIRST, Place.INSIDE_EVIL_LAST, Place.INSIDE_DEEP),
          "XSW-05", List.of(Place.COPY_AT_END),
          "XSW-06", List.of(Place.SIGNATURE_IN_EVIL),
          "XSW-07", List.of(Place.UNKNOWN_HEADER, Place.OBJECT_HEADER),
          "XSW-08", List.of(Place.KEY_INFO, Place.TOKEN_REFERENCE),
          "XSW-09", List.of(Place.IGNORABLE_HEADER, Place.HEADER_OF_NOBODY),
          "XSW-18", List.of(Place.ENVELOPE_IN_BODY));

  private static final List<Integer> WRAPPERS = List.of(0, 1, 3);

  private WrappingStimuli() {}

  static SortedMap<String, List<Variant>> all() {
    SortedMap<String, List<Variant>> all = new TreeMap<>();
    BODY.forEach((id, places) -> all.put(id, product(List.of(Signed.BODY), places)));
    List<Place> places = List.of(Place.values());
    all.put("XSW-10", product(List.of(Signed.TIMESTAMP), places));
    all.put(
        "XSW-11",
        product(
            List.of(Signed.TO, Signed.FROM, Signed.ACTION, Signed.MESSAGE_ID, Signed.DISPATCH),
            places));
    all.put("ENC-08", closed(Signed.ENCRYPTED_KEY));
    all.put("XSW-17", closed(Signed.BODY));
    return all;
  }

  /** The same with the ciphertext, or the key, of an attacker in the place of the signed one. */
  private static List<Variant> closed(Signed part) {
    return product(List.of(part), List.of(Place.values()), WrappingStimuli::ofClosedLetter);
  }

  private static Variant ofClosedLetter(Wrapping wrapping) {
    return new Variant(
        wrapping.label(),
        range -> {
          Letter letter = range.closedLetter();
          var document = SafeXml.parse(range.seal(letter), XmlLimits.DEFAULT).orThrow();
          Ciphertext evil = Sealed.good(range, letter);
          Payload value = wrapping.part() == Signed.BODY ? evil.data() : evil.key();
          String base64 = Base64.getEncoder().encodeToString(value.toByteArray());
          return range.closedShot(letter, wrapping.apply(document, Map.of("CipherValue", base64)));
        });
  }

  private static List<Variant> product(List<Signed> parts, List<Place> places) {
    return product(parts, places, WrappingStimuli::variant);
  }

  private static List<Variant> product(
      List<Signed> parts, List<Place> places, Function<Wrapping, Variant> make) {
    List<Variant> variants = new ArrayList<>();
    for (Signed part : parts) {
      for (Place place : places) {
        for (EvilId id : EvilId.values()) {
          variants.addAll(spelled(part, place, id).map(make).toList());
        }
      }
    }
    return variants;
  }

  private static Stream<Wrapping> spelled(Signed part, Place place, EvilId id) {
    return Stream.of(Spelling.values())
        .flatMap(
            spelling ->
                WRAPPERS.stream().map(count -> new Wrapping(part, place, id, spelling, count)));
  }

  private static Variant variant(Wrapping wrapping) {
    return new Variant(
        wrapping.label(),
        range -> {
          Letter good = range.letter();
          Letter evil = range.letter();
          var document = SafeXml.parse(range.seal(good), XmlLimits.DEFAULT).orThrow();
          Payload bytes = wrapping.apply(document, values(good, evil));
          return range.shot(evil, bytes);
        });
  }

  /** What the evil part says instead. */
  private static Map<String, String> values(Letter good, Letter evil) {
    int index = Integer.parseInt(evil.body().replaceAll("(?s).*ATTACK-([0-9]+).*", "$1"));
    return Map.of(
        "residentCode", evil.resident().value(),
        "individualNumber", SyntheticBlock.individualNumber(index).value(),
        "requestNumber", "ATTACK-" + index,
        "To", "urn:jukigate:node:national",
        "Address", Target.OTHER_CITY.urn(),
        "Action", good.addressing().action().replace("UpdateIdentity", "Other"),
        "Expires", evil.created().plusSeconds(240).truncatedTo(ChronoUnit.SECONDS).toString(),
        "operatorId", "op-0666",
        "MessageID", evil.addressing().messageId().value());
  }
}
