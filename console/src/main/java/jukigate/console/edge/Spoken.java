package jukigate.console.edge;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import jukigate.domain.Language;

/** The language of an answer. */
final class Spoken {
  private Spoken() {}

  /**
   * The first of the two that is wanted; English for whoever wants neither.
   *
   * @param acceptLanguage RFC 9110 section 12.5.4; null, empty or not to be read: Japanese
   */
  static Language of(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Language.JA;
    }
    try {
      List<LanguageRange> wanted = LanguageRange.parse(acceptLanguage);
      Locale best = Locale.lookup(wanted, List.of(Locale.JAPANESE, Locale.ENGLISH));
      boolean any = wanted.stream().anyMatch(range -> range.getRange().equals("*"));
      return best != null ? Language.of(best) : any ? Language.JA : Language.EN;
    } catch (IllegalArgumentException e) {
      return Language.JA;
    }
  }
}
