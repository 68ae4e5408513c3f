package jukigate.app.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Where in a body a value stands: local names from the outside in, e.g. {@code
 * control/requestNumber}, wherever the first one is; {@code entry[2]/outcome} for the second entry.
 */
public record ElementPath(String text) {
  private static final Pattern PART = Pattern.compile("([^\\[]+)(?:\\[([1-9][0-9]{0,3})])?");

  @Override
  public String toString() {
    return text;
  }

  /** Every element that it leads to. */
  List<Element> in(Element body) {
    String[] parts = text.split("/");
    List<Element> found = chosen(parts[0], withAllBelow(body));
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      found = found.stream().flatMap(each -> chosen(part, Children.of(each)).stream()).toList();
    }
    return found;
  }

  private static List<Element> chosen(String part, Stream<Element> among) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("the schema lets no such path pass: " + part);
    }
    List<Element> named =
        among.filter(each -> each.getLocalName().equals(matcher.group(1))).toList();
    return matcher.group(2) == null
        ? named
        : named.stream().skip(Long.parseLong(matcher.group(2)) - 1).limit(1).toList();
  }

  private static Stream<Element> withAllBelow(Element body) {
    var below = body.getElementsByTagNameNS("*", "*");
    return Stream.concat(
        Stream.of(body),
        IntStream.range(0, below.getLength()).mapToObj(i -> (Element) below.item(i)));
  }
}
