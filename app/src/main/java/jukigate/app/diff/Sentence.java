package jukigate.app.diff;

import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;

/**
 * A difference in words of the register: {@code 更新順番号: 期待 8、実際 9}.
 *
 * @param values how values are shown
 */
record Sentence(Difference difference, UnaryOperator<String> values) {

  Bilingual bilingual() {
    return new Bilingual(in(Language.JA), in(Language.EN));
  }

  String in(Language language) {
    String said =
        switch (difference) {
          case Difference.Missing missing -> alone(language);
          case Difference.Unexpected unexpected -> alone(language);
          default -> both(language);
        };
    return title(language) + said + alike() + suffix(language);
  }

  private String title(Language language) {
    String title = difference.place().title().in(language);
    return difference.attributeName().map(name -> title + " @" + local(name)).orElse(title);
  }

  private static String local(String fullName) {
    return fullName.substring(fullName.indexOf('}') + 1);
  }

  private String both(Language language) {
    Trio trio = difference.values();
    String actual = value(trio.actual(), language);
    if (trio.standing() == Standing.RECORDED_ALONE) {
      String recorded = value(trio.recorded(), language);
      return switch (language) {
        case JA -> ": 記録 " + recorded + "、期待どおり " + actual;
        case EN -> ": " + recorded + " recorded, " + actual + " received as expected";
      };
    }
    String expected =
        difference instanceof Difference.Form form
            ? form.form().in(language)
            : value(trio.expected(), language);
    return switch (language) {
      case JA -> ": 期待 " + expected + "、実際 " + actual;
      case EN -> ": " + expected + " expected, " + actual + " received";
    };
  }

  private String alone(Language language) {
    Trio trio = difference.values();
    boolean missing = difference instanceof Difference.Missing;
    String value =
        (trio.standing() == Standing.RECORDED_ALONE && missing
                ? trio.recorded()
                : missing ? trio.expected() : trio.actual())
            .filter(it -> !it.isEmpty() && !it.equals(SlotValue.STRUCTURE))
            .map(it -> " " + value(Optional.of(it), language))
            .orElse("");
    Bilingual said =
        trio.standing() == Standing.RECORDED_ALONE
            ? missing
                ? new Bilingual("記録にだけある", "recorded, neither expected nor received")
                : new Bilingual("期待どおりあり、記録にはない", "received as expected, not recorded")
            : missing
                ? new Bilingual("期待したものがない", "expected, not received")
                : new Bilingual("期待していないものがある", "received, not expected");
    return value + ": " + said.in(language);
  }

  private String value(Optional<String> value, Language language) {
    if (value.isEmpty()) {
      return new Bilingual("なし", "nothing").in(language);
    }
    String text = value.get();
    if (text.isEmpty()) {
      return new Bilingual("空", "an empty value").in(language);
    }
    if (difference instanceof Difference.Order) {
      return new Bilingual(text + "番目", "place " + text).in(language);
    }
    boolean blanks = !text.equals(text.strip()) || text.contains("  ");
    String shown = Legible.of(values.apply(text));
    String quoted =
        blanks ? new Bilingual("「" + shown + "」", "“" + shown + "”").in(language) : shown;
    return Optional.ofNullable(difference.place().codes().get(text))
        .map(meaning -> quoted + " (" + meaning.in(language) + ")")
        .orElse(quoted);
  }

  /** Two that look the same on the screen are told by their code points. */
  private String alike() {
    Trio trio = difference.values();
    Optional<String> one =
        trio.standing() == Standing.RECORDED_ALONE ? trio.recorded() : trio.expected();
    return one.flatMap(
            it ->
                trio.actual()
                    .filter(other -> Legible.areAlike(it, other))
                    .map(
                        other ->
                            " ("
                                + Legible.codePoints(it, other)
                                + " / "
                                + Legible.codePoints(other, it)
                                + ")"))
        .orElse("");
  }

  private String suffix(Language language) {
    Trio trio = difference.values();
    return switch (trio.standing()) {
      case OF_TWO, RECORDED_ALONE -> "";
      case EXPECTED_ALONE ->
          new Bilingual(" (記録と同じ、期待と違う)", " (as recorded, not as expected)").in(language);
      case ACTUAL_ALONE ->
          new Bilingual(" (記録とも期待とも違う)", " (neither as recorded nor as expected)").in(language);
      case ALL_DIFFER -> {
        String recorded = value(trio.recorded(), language);
        yield new Bilingual("、記録 " + recorded, ", " + recorded + " recorded").in(language);
      }
    };
  }
}
