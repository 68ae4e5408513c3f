package jukigate.app.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the names in the files of a scenario stand for, each written <code>${name}</code>.
 *
 * @param known by name, in the order in which they became known
 */
public record Values(Map<String, String> known) {
  /** A scenario that leaves nothing open. */
  public static final Values NONE = new Values(Map.of());

  /** A name, and what is to become of it. */
  private static final Pattern NAME = Pattern.compile("\\$\\{([^${}\\r\\n]*)}");

  /** What stands in a comment is for the reader alone. */
  private static final Pattern COMMENT_OR_NAME = Pattern.compile("(?s)<!--.*?-->|" + NAME);

  /** What begins a name and does not end it is no text, either. */
  private static final Pattern ANYTHING_OPEN =
      Pattern.compile(COMMENT_OR_NAME + "|(\\$\\{[^}<\"\\r\\n]{0,40}}?)");

  public Values {
    known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
  }

  /** These, and one more. */
  public Values with(String name, String value) {
    return with(new Values(Map.of(name, value)));
  }

  /** These and those; where both know a name, those decide. */
  public Values with(Values others) {
    Map<String, String> all = new LinkedHashMap<>(known);
    all.putAll(others.known);
    return new Values(all);
  }

  /** The text of XML with the values of the names that are known; the others stay. */
  String inXml(String text) {
    return filled(COMMENT_OR_NAME, text, Values::escaped);
  }

  /** Any other text with the values of the names that are known; the others stay. */
  public String in(String text) {
    return filled(NAME, text, value -> value);
  }

  /** The first name of a text, comments left out, that nothing is known of: as it is written. */
  Optional<String> unknownIn(String text) {
    return ANYTHING_OPEN
        .matcher(text)
        .results()
        .filter(found -> found.group(1) != null || found.group(2) != null)
        .filter(found -> !known.containsKey(String.valueOf(found.group(1))))
        .map(MatchResult::group)
        .findFirst();
  }

  /** Every name as it is written, for somebody who wrote another one. */
  String written() {
    return known.isEmpty()
        ? "-"
        : known.keySet().stream().map(name -> "${" + name + "}").collect(Collectors.joining(", "));
  }

  private String filled(Pattern pattern, String text, UnaryOperator<String> form) {
    return pattern
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1); // null in a comment
              boolean isKnown = name != null && known.containsKey(name);
              return Matcher.quoteReplacement(
                  isKnown ? form.apply(known.get(name)) : found.group());
            });
  }

  /** A line break becomes a reference, too, so that lines keep their numbers. */
  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;")
        .replace("\r", "&#13;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}
