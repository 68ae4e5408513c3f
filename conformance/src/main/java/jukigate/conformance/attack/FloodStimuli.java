package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** XML: names that collide, values without end, and characters that only look alike. */
final class FloodStimuli {
  private static final String BODY_END = "</soap:Body>";
  private static final int MANY = 1 << 16;

  private FloodStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("XML-10", collisions()),
        entry("XML-11", values()),
        entry("XML-12", text()),
        entry("XML-18", lookalikes()));
  }

  private static List<Variant> collisions() {
    return List.of(
        elements("elements-31", () -> pairs("Aa", "BB")),
        elements("elements-33", () -> pairs("Ez", "FY")),
        elements("elements-33x", Collisions::xor),
        attributes("attributes-31", () -> pairs("Aa", "BB")),
        attributes("attributes-33", () -> pairs("Ez", "FY")),
        attributes("attributes-33x", Collisions::xor));
  }

  /** All words of 16 letters made of the two pairs, which have one hash value. */
  private static List<String> pairs(String one, String other) {
    return IntStream.range(0, MANY)
        .mapToObj(
            i ->
                IntStream.range(0, 16)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? one : other)
                    .collect(Collectors.joining()))
        .toList();
  }

  private static Variant elements(String name, Supplier<List<String>> names) {
    return Splice.text(
        name,
        text ->
            text.replace(
                BODY_END,
                names.get().stream()
                        .map(it -> "<" + it + "/>")
                        .collect(Collectors.joining("", "<m>", "</m>"))
                    + BODY_END));
  }

  private static Variant attributes(String name, Supplier<List<String>> names) {
    return Splice.text(
        name,
        text ->
            text.replace(
                BODY_END,
                names.get().stream()
                        .limit(10_000)
                        .map(it -> it + "=\"\"")
                        .collect(Collectors.joining(" ", "<m ", "/>"))
                    + BODY_END));
  }

  private static List<Variant> values() {
    String number = "updateNumber>1<";
    return List.of(
        drafted(
            "array-of-a-billion",
            it ->
                it.body(
                    text ->
                        text.replace(
                            "<u:record>",
                            "<u:record xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\""
                                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                                + " e:arrayType=\"xsd:string[1000000000]\">"))),
        huge("integer-of-a-million-digits", number, "9".repeat(1_000_000)),
        huge("decimal", number, "1." + "0".repeat(1_000_000)),
        huge("double", number, "1e999999999"),
        huge("list", number, "1 ".repeat(500_000)),
        huge("year", "t:year>2<", "9".repeat(1_000_000)),
        huge("date-and-time", "t:year>2<", "99999999999-01-01T00:00:00Z"),
        huge("base64", "u:sex>2<", "QUFB".repeat(1_000_000)),
        Splice.text(
            "base64-of-12-mebibytes",
            text -> text.replace("<u:sex>2<", "<u:sex>" + "QUFB".repeat(3 << 20) + "<")));
  }

  /** Signed, so that only the value is wrong. */
  private static Variant huge(String name, String place, String value) {
    String[] around = place.split("[0-9]", 2);
    return insider(name, text -> text.replaceFirst(place, around[0] + value + around[1]));
  }

  private static List<Variant> text() {
    return List.of(
        before("character-data", BODY_END, "<![CDATA[x]]>".repeat(50_000)),
        before("comment", BODY_END, "<!--" + "x".repeat(1_000_000) + "-->"),
        before("comments", BODY_END, "<!---->".repeat(50_000)),
        insider(
            "characters-by-number",
            it -> it.replace("<u:sex>2<", "<u:sex>" + "&#50;".repeat(500_000) + "<")),
        insider(
            "white-space", it -> it.replace("<u:record>", " ".repeat(5_000_000) + "<u:record>")),
        insider("line-ends", it -> it.replace("<u:record>", "\r\n".repeat(500_000) + "<u:record>")),
        insider(
            "in-a-value", it -> it.replace("<u:sex>2<", "<u:sex>2" + " ".repeat(1_000_000) + "<")),
        regex("before-the-root", "^", "\n".repeat(1_000_000)),
        regex("in-a-tag", "<u:record>", "<u:record" + " ".repeat(1_000_000) + ">"));
  }

  /** Names and ids that somebody decides by; only the very code points are right. */
  private static List<Variant> lookalikes() {
    return Stream.of(
            Stream.of(
                named("wide-digits", "cs-221007<", "cs-２２１００７<"),
                named("cyrillic", "node:cs-221007<", "node:\u0441\u0455-221007<"),
                named("zero-width", "cs-221007<", "cs-221007\u200B<"),
                named("joiner", "cs-221007<", "cs-\u2060221007<"),
                named("other-hyphen", "cs-221007<", "cs\u2010221007<"),
                named("capital", "node:cs-221007<", "node:CS-221007<"),
                named("capital-receiver", "node:pref-220001<", "node:PREF-220001<"),
                named("ligature-receiver", "node:pref-", "node:pre\uFB00-"),
                named("space", "cs-221007<", "cs-221007 <"),
                named("purpose-wide", ">P01<", ">P０１<"),
                named("operator-zero-width", "op-0001", "op-\u200B0001"),
                named("operator-right-to-left", "op-0001", "op-\u202E0001")),
            Stream.of(
                named("element-cyrillic", "u:sex>", "u:\u0455ex>"),
                named("element-decomposed", "u:sex>", "u:se\u0301x>"),
                named("code-wide", "municipalityCode>221007<", "municipalityCode>２２１００７<"),
                named(
                    "code-zero-width",
                    "municipalityCode>221007<",
                    "municipalityCode>221007\u200B<"),
                named("sex-wide", "sex>2<", "sex>２<"),
                named("sex-arabic", "sex>2<", "sex>\u0662<"),
                named("reason-cyrillic", ">A06<", ">\u041006<"),
                Splice.insider(
                    "message-id-in-capitals",
                    it -> {
                      var id = java.util.regex.Pattern.compile("urn:uuid:([^<]*)").matcher(it);
                      return id.replaceFirst(
                          m -> "urn:uuid:" + m.group(1).toUpperCase(java.util.Locale.ROOT));
                    })))
        .flatMap(it -> it)
        .toList();
  }

  private static Variant named(String name, String place, String instead) {
    return insider(name, text -> text.replace(place, instead));
  }

  /** Many names of one value of the hash h = 33·h xor c, found step by step. */
  private static final class Collisions {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int STEPS = 13;
    private static final List<String> XOR = new ArrayList<>();

    private Collisions() {}

    static synchronized List<String> xor() {
      if (XOR.isEmpty()) {
        List<String> names = List.of("");
        int state = 5381;
        for (int step = 0; step < STEPS; step++) {
          Pair pair = pair(state);
          names = names.stream().flatMap(it -> Stream.of(it + pair.one, it + pair.other)).toList();
          state = pair.state;
        }
        XOR.addAll(names);
      }
      return List.copyOf(XOR);
    }

    private record Pair(String one, String other, int state) {}

    /** Two words of four letters that lead from one state to the same other one. */
    private static Pair pair(int from) {
      Map<Integer, String> seen = new HashMap<>();
      for (int i = 0; ; i++) {
        String word = word(i);
        int state = from;
        for (int at = 0; at < word.length(); at++) {
          state = state * 33 ^ word.charAt(at);
        }
        String other = seen.putIfAbsent(state, word);
        if (other != null) {
          return new Pair(other, word, state);
        }
      }
    }

    private static String word(int number) {
      int rest = number;
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        word.append(LETTERS.charAt(rest % LETTERS.length()));
        rest /= LETTERS.length();
      }
      return word.toString();
    }
  }
}
