package jukigate.conformance.attack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.data.DataFile;
import jukigate.domain.Bilingual;

/** Senders that do one thing wrong, and which case must catch each: {@code mutants.yaml}. */
final class Mutants {
  private static final DataFile FILE = DataFile.read("mutants.yaml");
  private static final String OWN = "own";
  private static final Map<String, Variant> OWN_VARIANTS =
      Stream.of(
              Splice.replace(
                  "wsa-2004",
                  "http://www.w3.org/2005/08/addressing",
                  "http://schemas.xmlsoap.org/ws/2004/08/addressing"),
              Splice.before(
                  "relates-to",
                  "<wsa:MessageID",
                  "<wsa:RelatesTo>urn:uuid:00000000-0000-4000-8000-000000000000</wsa:RelatesTo>"),
              Splice.regex("space-after-to", "(<wsa:To[^>]*>[^<]*)", "$1 "),
              Splice.regex(
                  "must-understand-true", "mustUnderstand=\"1\"", "mustUnderstand=\"true\""),
              Splice.regex("relative-namespace", "<soap:Body", "<soap:Body xmlns:r=\"relative\""),
              Splice.regex(
                  "inclusive-canonicalisation",
                  "(<ds:CanonicalizationMethod Algorithm=\")[^\"]*",
                  "$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
              Splice.http("content-encoding", it -> it.and("Content-Encoding: identity")))
          .collect(Collectors.toUnmodifiableMap(Variant::name, it -> it));

  private Mutants() {}

  /**
   * @param attack of whose variants it is one; {@code own} for one that is no attack
   * @param caughtBy id of the case
   */
  record Mutant(String attack, String variant, String caughtBy) {
    Function<Range, Shot> shot() {
      return attack.equals(OWN)
          ? OWN_VARIANTS.get(variant).make()
          : Stimuli.variant(attack, variant).make();
    }

    /** What it does wrong. */
    Bilingual title() {
      return attack.equals(OWN)
          ? new Bilingual(variant, variant)
          : new Bilingual(
              AttackFile.read(attack).title().ja() + ": " + variant,
              AttackFile.read(attack).title().en() + ": " + variant);
    }

    @Override
    public String toString() {
      return attack + " " + variant + " -> " + caughtBy;
    }
  }

  static List<Mutant> all() {
    return FILE.rows().stream()
        .map(
            row ->
                new Mutant(
                    FILE.string(row.get("attack"), "attack"),
                    FILE.string(row.get("variant"), "variant"),
                    FILE.string(row.get("caughtBy"), "caughtBy")))
        .toList();
  }
}
