package jukigate.app.command;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import jukigate.domain.Language;

/** What the command line says: {@code commands_ja.properties}, {@code commands_en.properties}. */
public final class Texts {
  private static final String BUNDLE = "jukigate.app.command.commands";

  private final ResourceBundle bundle;
  private final Language language;

  private Texts(Language language) {
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.language = language;
  }

  public static Texts of(Language language) {
    return new Texts(language);
  }

  /** For picocli, which takes the help of every command from it. */
  public ResourceBundle bundle() {
    return bundle;
  }

  public String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
  }
}
