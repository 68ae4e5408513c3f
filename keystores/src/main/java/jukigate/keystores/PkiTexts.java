package jukigate.keystores;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import jukigate.domain.Language;

/** What the PKI says to people: {@code pki_ja.properties} and {@code pki_en.properties}. */
final class PkiTexts {
  private PkiTexts() {}

  static String text(Language language, String key, Object... arguments) {
    String pattern =
        ResourceBundle.getBundle("jukigate.keystores.pki", language.locale()).getString(key);
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }
}
