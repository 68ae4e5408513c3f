package jukigate.domain.refusal;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import jukigate.domain.Language;

/**
 * The texts of the catalogue: {@code refusals_ja.properties} and {@code refusals_en.properties}.
 */
final class RefusalTexts {
  private static final String BUNDLE = "jukigate.domain.refusal.refusals";

  private RefusalTexts() {}

  static String text(RefusalCode code, Language language, List<String> arguments) {
    return format(code.id() + ".text", language, arguments);
  }

  static String fix(RefusalCode code, Language language, List<String> arguments) {
    return format(code.id() + ".fix", language, arguments);
  }

  private static String format(String key, Language language, List<String> arguments) {
    String pattern = ResourceBundle.getBundle(BUNDLE, language.locale()).getString(key);
    return new MessageFormat(pattern, language.locale()).format(arguments.toArray());
  }
}
