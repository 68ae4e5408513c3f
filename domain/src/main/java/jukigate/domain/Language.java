package jukigate.domain;

import java.util.Locale;

/** The two languages in which everything that a person reads exists. */
public enum Language {
  JA(Locale.JAPANESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** Japanese for any Japanese locale, else English. */
  public static Language of(Locale locale) {
    return "ja".equals(locale.getLanguage()) ? JA : EN;
  }
}
