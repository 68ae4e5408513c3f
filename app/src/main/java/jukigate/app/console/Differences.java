package jukigate.app.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.app.diff.Diff;
import jukigate.app.diff.Difference;
import jukigate.app.diff.Masks;
import jukigate.app.diff.Sides;
import jukigate.app.diff.Trio;
import jukigate.console.view.Messages.Compared;
import jukigate.console.view.Messages.DiffRow;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.envelope.Namespaces;

/**
 * What {@code jukigate diff} finds, as rows.
 *
 * @param masked whether values of bodies are left out
 */
record Differences(Language language, boolean masked) {
  private static final int MOST = 300;
  private static final int LONGEST = 240;
  private static final String MASK = "●●●";
  private static final String BODY = "{" + Namespaces.SOAP + "}Body";

  Compared between(String name, Payload one, String otherName, Payload other) {
    var sides =
        new Sides(
            new jukigate.app.diff.Message(name, one),
            new jukigate.app.diff.Message(otherName, other));
    return switch (Diff.of(sides, Masks.ofTheWire())) {
      case Outcome.Passed<Diff>(Diff diff) ->
          new Compared(
              diff.byForm(),
              diff.differences().stream().limit(MOST).map(this::row).toList(),
              diff.differences().size() > MOST,
              "");
      case Outcome.Refused<Diff>(Refusal why) ->
          new Compared(0, List.of(), false, why.code().id() + " " + why.text(language));
    };
  }

  private DiffRow row(Difference difference) {
    Trio values = difference.values();
    boolean hidden = masked && difference.place().names().contains(BODY);
    return new DiffRow(
        difference.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        difference.place().path(),
        difference.place().title().in(language),
        difference.attributeName().orElse(""),
        shown(values.expected(), hidden),
        shown(values.actual(), hidden));
  }

  private static String shown(Optional<String> value, boolean hidden) {
    return value.filter(it -> !it.isEmpty()).map(it -> hidden ? MASK : cut(it)).orElse("");
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "… (" + length + ")";
  }
}
