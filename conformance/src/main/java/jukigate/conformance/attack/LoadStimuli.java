package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.http;
import static jukigate.conformance.attack.Splice.insider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.Speech;
import jukigate.domain.message.Payload;

/** HTTP and DOS: who is slow, who is many, and what takes long to look at. */
final class LoadStimuli {
  private static final Duration GAP = Duration.ofMillis(200);
  private static final int IDLE = 100;
  private static final int AT_ONCE = 48;
  private static final int LONG = 60_000;

  /** One good message among them; how TLS takes leave of the others is its own affair. */
  private static final Terms BESIDES =
      Terms.NOTHING_PASSES
          .accepting(1)
          .together()
          .seenBy((heard, word) -> heard instanceof Heard.Alert ? "closed" : word);

  private LoadStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "HTTP-04",
            List.of(
                new Variant("slow-handshake-head-and-body", LoadStimuli::slow),
                new Variant("many-idle-connections", LoadStimuli::idle))),
        entry("DOS-01", List.of(new Variant("many-of-one-node", LoadStimuli::many))),
        entry("DOS-07", bombs()));
  }

  /** Requests that end only when the endpoint's patience does, and a good one beside them. */
  private static Shot slow(Range range) {
    Letter letter = range.letter();
    Duration patience = range.target().front().patience();
    Duration longer = patience.plus(patience.dividedBy(2)).plusSeconds(1);
    List<Dial> dials = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Letter late = range.letter();
      Dial whole = range.shot(late, range.seal(late)).dial();
      dials.add(whole.said(new Speech.Drip(20, GAP, longer)));
      dials.add(whole.said(new Speech.Drip(head(whole) + 10, GAP, longer)));
      dials.add(new Dial(Optional.empty(), hello(), new Speech.Drip(5, GAP, longer)));
    }
    return beside(letter, range, dials);
  }

  private static int head(Dial dial) {
    String text = new String(dial.bytes().toByteArray(), StandardCharsets.ISO_8859_1);
    return text.indexOf("\r\n\r\n") + 4;
  }

  /** The beginning of a handshake, and 200 bytes that never complete it. */
  private static Payload hello() {
    byte[] hello = new byte[200];
    byte[] begin = {0x16, 3, 1, 1, 0, 1, 0, 0, (byte) 0xFC, 3, 3, 0, 1};
    System.arraycopy(begin, 0, hello, 0, begin.length);
    return Payload.of(hello);
  }

  /** More connections than the endpoint keeps, on which nothing is said; and a good message. */
  private static Shot idle(Range range) {
    Letter letter = range.letter();
    Letter other = range.letter(Target.OTHER_CITY, Target.PREFECTURE);
    Payload late = range.post(other, Payload.of(new byte[0])).method("GET").bytes();
    Dial idle = range.said(other, late).dial().said(new Speech.Halting(0, () -> {}));
    return beside(letter, range, Collections.nCopies(IDLE, idle));
  }

  /** Good signatures, more at a time than one node may have; beside them another node's message. */
  private static Shot many(Range range) {
    List<Dial> dials = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      Letter one = range.letter(Target.OTHER_CITY, Target.PREFECTURE);
      Dial whole = range.shot(one, range.seal(one)).dial();
      dials.add(whole.said(new Speech.Halting(head(whole) + 10, () -> {})));
    }
    return beside(range.letter(), range, dials);
  }

  /** The good message does not wait for the others. */
  private static Shot beside(Letter letter, Range range, List<Dial> others) {
    Dial good = range.shot(letter, range.seal(letter)).dial();
    List<Dial> dials = new ArrayList<>(others);
    dials.add(good.said(new Speech.Drip(good.bytes().size(), GAP, Duration.ZERO)));
    return new Shot(letter.resident(), dials, BESIDES);
  }

  private static List<Variant> bombs() {
    String zeros = "0".repeat(LONG);
    return List.of(
        insider("message-id", it -> it.replaceFirst("urn:uuid:[^<]*(</wsa:M)", uuid() + "$1")),
        insider(
            "receiver",
            it -> it.replace(">urn:jukigate:node:pref-220001<", ">urn:jukigate:node:p" + dashes())),
        drafted("action", it -> it.action("urn:jukigate:" + "identity-update:".repeat(3_000))),
        drafted("request-number", it -> it.body(b -> b.replaceFirst(">ATTACK-[^<]*", ">" + zeros))),
        drafted("date", it -> it.body(b -> b.replace("<t:day>5<", "<t:day>" + zeros + "<"))),
        drafted("combining-name", it -> it.body(b -> b.replace("架空 通子", "か" + marks()))),
        http(
            "media-type",
            it ->
                it.headers(
                    l ->
                        l.startsWith("Content-Type")
                            ? "Content-Type: text/xml" + " ".repeat(7_000) + "x"
                            : l)),
        http(
            "action-header",
            it ->
                it.headers(
                    l ->
                        l.startsWith("SOAPAction")
                            ? "SOAPAction: " + "\"a\\\"".repeat(1_500)
                            : l)));
  }

  private static String uuid() {
    return "urn:uuid:" + "00000000-0000-".repeat(4_000) + "!";
  }

  private static String dashes() {
    return "-a".repeat(LONG / 2) + "!<";
  }

  private static String marks() {
    char[] marks = new char[LONG / 4];
    Arrays.fill(marks, '\u3099');
    return new String(marks);
  }
}
