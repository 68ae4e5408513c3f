package jukigate.app.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** Which values change with every message, and the form that each of them keeps. */
public final class Masks {
  private static final String VOLATILE = "volatile.txt";
  private static final QName ANY_ELEMENT = new QName("*");
  private static final QName TEXT = new QName("text()");
  private static final Masks NONE = new Masks(Map.of());

  /** The text of an element, or an attribute of one or of any. */
  private record Spot(QName element, QName attribute) {}

  private final Map<Spot, Form> forms;

  private Masks(Map<Spot, Form> forms) {
    this.forms = Map.copyOf(forms);
  }

  /** Compares everything as it is written. */
  public static Masks none() {
    return NONE;
  }

  /** Those of SOAP, WS-Addressing, WS-Security and of a refusal; none of the register. */
  public static Masks ofTheWire() {
    try (InputStream in = Masks.class.getResourceAsStream(VOLATILE)) {
      return NONE.with(VOLATILE, Payload.of(in.readAllBytes())).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These and more: {@code prefix p urn:x}, then {@code p:name form}, {@code p:name/@attribute
   * form} or {@code @p:attribute form} a line; what follows a {@code #} and a space is a comment.
   * Refused with MASK_INVALID, which names the line.
   */
  public Outcome<Masks> with(String name, Payload file) {
    Map<Spot, Form> all = new HashMap<>(forms);
    Map<String, String> prefixes = new HashMap<>();
    List<String> lines = new String(file.toByteArray(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).replaceFirst("(^|\\s)#(\\s.*|$)", "").strip().split("\\s+");
      try {
        read(words, prefixes, all);
      } catch (IllegalArgumentException e) {
        return Outcome.refused(RefusalCode.MASK_INVALID, name, i + 1, e.getMessage());
      }
    }
    return Outcome.passed(new Masks(all));
  }

  private static void read(String[] words, Map<String, String> prefixes, Map<Spot, Form> forms) {
    if (words.length == 3 && words[0].equals("prefix")) {
      prefixes.put(words[1], words[2]);
    } else if (words.length == 2) {
      Form form =
          Form.ofWord(words[1]).orElseThrow(() -> new IllegalArgumentException("? " + words[1]));
      forms.put(spot(words[0], prefixes), form);
    } else if (!words[0].isEmpty()) {
      throw new IllegalArgumentException("? " + words[0]);
    }
  }

  private static Spot spot(String written, Map<String, String> prefixes) {
    int at = written.indexOf('@');
    if (at < 0) {
      return new Spot(name(written, prefixes), TEXT);
    }
    QName element =
        at == 0 ? ANY_ELEMENT : name(written.substring(0, written.indexOf("/@")), prefixes);
    return new Spot(element, name(written.substring(at + 1), prefixes));
  }

  private static QName name(String written, Map<String, String> prefixes) {
    int colon = written.indexOf(':');
    if (colon < 0) {
      return new QName(written);
    }
    String uri = prefixes.get(written.substring(0, colon));
    if (uri == null) {
      throw new IllegalArgumentException("? prefix " + written.substring(0, colon));
    }
    return new QName(uri, written.substring(colon + 1));
  }

  /** The form of the text of an element; empty where its value counts. */
  Optional<Form> ofText(QName element) {
    return Optional.ofNullable(forms.get(new Spot(element, TEXT)));
  }

  /** The form of an attribute; empty where its value counts. */
  Optional<Form> ofAttribute(QName element, QName attribute) {
    return Optional.ofNullable(forms.get(new Spot(element, attribute)))
        .or(() -> Optional.ofNullable(forms.get(new Spot(ANY_ELEMENT, attribute))));
  }
}
