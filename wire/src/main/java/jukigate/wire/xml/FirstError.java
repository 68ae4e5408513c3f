package jukigate.wire.xml;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Remembers the first error: the later ones are its consequences. */
final class FirstError implements ErrorHandler {
  private static final Pattern RULE = Pattern.compile("^([A-Za-z][A-Za-z0-9.-]{0,60}):.*", 32);

  /** Rules whose text names elements and attributes only, never a value. */
  private static final Pattern STRUCTURAL =
      Pattern.compile("cvc-complex-type\\.(2|3\\.2|4).*|cvc-elt\\.1.*");

  /** What follows the value: pattern, enumeration or length of the schema, and its type. */
  private static final String ALLOWED = " with respect to ";

  /**
   * @param rule rule of XML Schema, e.g. {@code cvc-pattern-valid}
   * @param sentence the rule, with the names concerned or with what would be right, where that
   *     tells no value
   */
  record Found(String element, String rule, String sentence, int line) {}

  private final Supplier<String> element;
  private Optional<Found> found = Optional.empty();

  FirstError(Supplier<String> element) {
    this.element = element;
  }

  Optional<Found> found() {
    return found;
  }

  @Override
  public void warning(SAXParseException e) {}

  @Override
  public void error(SAXParseException e) {
    if (found.isPresent()) {
      return;
    }
    String message = String.valueOf(e.getMessage());
    Matcher matcher = RULE.matcher(message);
    String rule = matcher.matches() ? matcher.group(1) : "well-formedness";
    found = Optional.of(new Found(element.get(), rule, sentence(rule, message), e.getLineNumber()));
  }

  /** Whatever the value says, the last of these words are the schema's. */
  private static String sentence(String rule, String message) {
    if (STRUCTURAL.matcher(rule).matches()) {
      return message;
    }
    int allowed = message.lastIndexOf(ALLOWED);
    return rule.endsWith("-valid") && allowed > 0
        ? rule + ": " + message.substring(allowed + ALLOWED.length()).replaceFirst("\\.$", "")
        : rule;
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    error(e);
    throw e;
  }
}
