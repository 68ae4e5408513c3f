package jukigate.app.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** A value that an expectation wants: literal text with placeholders in it. */
final class Expectation {
  private static final String OPEN = "${";
  private static final String ANYTHING = "${any}";
  private static final String GROUP = "jukigate";

  private final Pattern pattern;
  private final List<Placeholder> checked;

  private Expectation(Pattern pattern, List<Placeholder> checked) {
    this.pattern = pattern;
    this.checked = List.copyOf(checked);
  }

  static boolean isLiteral(String text) {
    return !text.contains(OPEN);
  }

  /** Whatever it holds, elements included. */
  static boolean isAnything(String text) {
    return text.strip().equals(ANYTHING);
  }

  boolean admits(String actual) {
    Matcher matcher = pattern.matcher(actual);
    if (!matcher.matches()) {
      return false;
    }
    for (int i = 0; i < checked.size(); i++) {
      if (!checked.get(i).admits(matcher.group(GROUP + i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Refused with PLACEHOLDER_UNKNOWN or PLACEHOLDER_BROKEN.
   *
   * @param place for a refusal
   */
  static Outcome<Expectation> of(String text, TextPlace place) {
    StringBuilder pattern = new StringBuilder("(?s)");
    List<Placeholder> checked = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int close = closing(text, open + OPEN.length());
      if (close < 0) {
        return broken(place, text.substring(open), "}");
      }
      String written = text.substring(open, close + 1);
      Optional<String> hole = hole(written.substring(OPEN.length(), written.length() - 1), checked);
      if (hole.isEmpty()) {
        return unknown(place, written);
      }
      pattern.append(Pattern.quote(text.substring(at, open))).append(hole.get());
      at = close + 1;
    }
    pattern.append(Pattern.quote(text.substring(at)));
    try {
      return Outcome.passed(new Expectation(Pattern.compile(pattern.toString()), checked));
    } catch (PatternSyntaxException e) {
      return broken(place, text, e.getDescription());
    }
  }

  /** The regular expression for a placeholder; empty where there is none of that name. */
  private static Optional<String> hole(String inside, List<Placeholder> checked) {
    int colon = inside.indexOf(':');
    boolean isText = colon >= 0;
    Optional<Placeholder> found =
        Placeholder.ofWord(isText ? inside.substring(0, colon) : inside)
            .filter(one -> isText == (one == Placeholder.TEXT));
    if (isText) {
      return found.map(one -> "(?:" + inside.substring(colon + 1) + ")");
    }
    return found.map(
        one -> {
          checked.add(one);
          return "(?<" + GROUP + (checked.size() - 1) + ">" + one.pattern() + ")";
        });
  }

  /** The brace that closes; those of a regular expression come in pairs. */
  private static int closing(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Outcome<Expectation> unknown(TextPlace place, String written) {
    String known =
        Stream.of(Placeholder.values()).map(Placeholder::written).collect(Collectors.joining(", "));
    return Outcome.refused(
        RefusalCode.PLACEHOLDER_UNKNOWN, place.name(), place.line(written), written, known);
  }

  private static Outcome<Expectation> broken(TextPlace place, String written, String why) {
    return Outcome.refused(
        RefusalCode.PLACEHOLDER_BROKEN, place.name(), place.line(written), written, why);
  }
}
