package jukigate.conformance.kit;

import java.util.function.UnaryOperator;
import jukigate.conformance.contract.Keyed;

/**
 * A body, or a message around one, as text, and what can be changed in it whatever the contract is.
 *
 * @param key local name of the element that numbers the matter
 */
record Wording(String text, String key) {
  private static final String BODY = "<soap:Body";

  /** Another number. */
  Wording value(UnaryOperator<String> change) {
    return with(Keyed.withValue(text, key, change));
  }

  /** Something else in the place of the element with the number. */
  Wording element(UnaryOperator<String> change) {
    return with(Keyed.withElement(text, key, change));
  }

  /** The number is gone, which the contract does not allow. */
  Wording unfinished() {
    return element(it -> "");
  }

  /** A number that differs in its first character. */
  Wording other() {
    return value(it -> (it.startsWith("B") ? "C" : "B") + it.substring(1));
  }

  /** Another start tag of the body element. */
  Wording root(UnaryOperator<String> change) {
    int start = start();
    int end = text.indexOf('>', start) + 1;
    return with(
        text.substring(0, start) + change.apply(text.substring(start, end)) + text.substring(end));
  }

  /** More attributes of the body element. */
  Wording attribute(String more) {
    return root(it -> it.replaceFirst("^(<[^\\s>]+)", "$1 " + more));
  }

  /** One more child at the end of the body element. */
  Wording child(String more) {
    int end = text.lastIndexOf("</" + name() + ">");
    return with(text.substring(0, end) + more + text.substring(end));
  }

  /** The element of another operation, with the same content. */
  Wording named(String local) {
    String other = prefix().isEmpty() ? local : prefix() + ":" + local;
    return with(
        text.replace("<" + name() + " ", "<" + other + " ")
            .replace("</" + name() + ">", "</" + other + ">"));
  }

  /** Another prefix; the same where it has none. */
  Wording prefixed(String other) {
    return prefix().isEmpty()
        ? this
        : with(
            text.replace("<" + prefix() + ":", "<" + other + ":")
                .replace("</" + prefix() + ":", "</" + other + ":")
                .replace("xmlns:" + prefix() + "=", "xmlns:" + other + "="));
  }

  /** The namespace of the body element as the default; the same where it is. */
  Wording unprefixed() {
    return prefix().isEmpty()
        ? this
        : with(
            text.replace("<" + prefix() + ":", "<")
                .replace("</" + prefix() + ":", "</")
                .replace("xmlns:" + prefix() + "=", "xmlns="));
  }

  /** As the body element is written. */
  String name() {
    return text.substring(start() + 1).split("[\\s>/]", 2)[0];
  }

  /** Of the body element; empty where it has none. */
  String prefix() {
    return name().contains(":") ? name().substring(0, name().indexOf(':')) : "";
  }

  /** Anything else. */
  Wording edited(UnaryOperator<String> change) {
    return with(change.apply(text));
  }

  private int start() {
    int body = text.indexOf(BODY);
    return body < 0 ? 0 : text.indexOf('>', body) + 1;
  }

  private Wording with(String other) {
    return new Wording(other, key);
  }
}
