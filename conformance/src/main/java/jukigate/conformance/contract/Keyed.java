package jukigate.conformance.contract;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The element that numbers a matter, in a body as text. */
public final class Keyed {
  private Keyed() {}

  /** What it says, as it is written; empty where it is not there. */
  public static String value(String text, String key) {
    Matcher found = element(key).matcher(text);
    return found.find() ? found.group("value") : "";
  }

  /** The text with another value in the first one. */
  public static String withValue(String text, String key, UnaryOperator<String> change) {
    return replaced(
        text,
        key,
        found -> found.group("start") + change.apply(found.group("value")) + found.group("end"));
  }

  /** The text with something else in the place of the first one. */
  public static String withElement(String text, String key, UnaryOperator<String> change) {
    return replaced(text, key, found -> change.apply(found.group()));
  }

  private interface Words {
    String of(Matcher found);
  }

  private static String replaced(String text, String key, Words words) {
    Matcher found = element(key).matcher(text);
    return found.find()
        ? text.substring(0, found.start()) + words.of(found) + text.substring(found.end())
        : text;
  }

  private static Pattern element(String key) {
    String name = "(?:[\\w.-]+:)?" + Pattern.quote(key);
    return Pattern.compile(
        "(?<start><" + name + "(?:\\s[^>]*)?>)(?<value>[^<]*)(?<end></" + name + "\\s*>)");
  }
}
