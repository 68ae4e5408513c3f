package jukigate.conformance.kit;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Conduct;
import jukigate.domain.Bilingual;

/** Stories in the making. */
final class Stories {
  private Stories() {}

  /**
   * @param sends exchanges, in one word, e.g. {@code X01 X04}
   * @param receives the same
   */
  static Story of(
      String id, String sends, String receives, String ja, String en, Consumer<Play> plot) {
    return answered(id, sends, receives, ja, en, Answerings::good, plot);
  }

  /**
   * The same, where the kit does not answer as it should be, or not always.
   *
   * @param answering made anew for each play
   */
  static Story answered(
      String id,
      String sends,
      String receives,
      String ja,
      String en,
      Supplier<Answering> answering,
      Consumer<Play> plot) {
    return new Story(
        id,
        new Bilingual(ja, en),
        words(sends),
        words(receives),
        () -> Conduct.answering(answering.get()),
        plot);
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
  }
}
