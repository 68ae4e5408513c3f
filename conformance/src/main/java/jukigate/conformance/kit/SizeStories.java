package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.conformance.sut.Event;

/** Messages from small to large: what goes over the line is the whole of it. */
final class SizeStories {
  private static final String SERIALS = "NotifyCertificateSerials";
  private static final int LARGEST = 10_485_760;
  private static final List<Integer> COUNTS = List.of(1, 10, 50, 200, 1_000);

  static final Story SIZES =
      Stories.of(
          "sizes",
          "X01 X20",
          "",
          "シリアル番号を1件から1,000件まで通知する",
          "notices of 1 to 1,000 serial numbers",
          play -> {
            play.send(Event.BIRTH);
            String code = play.person().code().value();
            COUNTS.forEach(count -> play.send(Event.SERIALS, "serials", serials(code, count)));
          });

  private SizeStories() {}

  private static String serials(String code, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "%s:%s%05d%05d", code, code, count, i))
        .collect(Collectors.joining(" "));
  }

  static void in(Casebook book) {
    book.told(
        "http/size/1",
        SIZES,
        tale ->
            tale.each(
                SERIALS,
                it ->
                    it.arrival().body().size() <= LARGEST
                        ? Finding.good()
                        : Finding.bad("body", "<= " + LARGEST, "" + it.arrival().body().size())));
    book.told("http/size/2", SIZES, SizeStories::whole);
  }

  /** Every entry of every notice is there, and its signature holds. */
  private static Finding whole(Tale tale) {
    String right = COUNTS.stream().map(String::valueOf).collect(Collectors.joining(" "));
    String found =
        tale.all(SERIALS).stream()
            .map(
                it ->
                    it.arrival().judged().isPassed() ? "" + it.elements("certificate").size() : "?")
            .collect(Collectors.joining(" "));
    return equal("certificate", right, found);
  }
}
