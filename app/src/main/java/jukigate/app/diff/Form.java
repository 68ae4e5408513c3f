package jukigate.app.diff;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;

/** The form of a value that changes with every message. */
enum Form {
  UUID_URN("UUIDのURN", "a UUID as a URN", "urn:uuid:" + Form.UUID_PATTERN),
  UUID("UUID", "a UUID", Form.UUID_PATTERN),
  INSTANT("日時", "an instant", "-?[0-9]{4,}-.*") {
    @Override
    boolean fits(String value) {
      try {
        return super.fits(value) && OffsetDateTime.parse(value).getYear() >= 0;
      } catch (DateTimeException e) {
        return false;
      }
    }
  },
  ID("XMLのID", "an XML id", Form.NC_NAME),
  REFERENCE("IDへの参照", "a reference to an id", "#" + Form.NC_NAME),
  NUMBER("数", "a number", "-?[0-9]+"),
  BASE64("Base64", "Base64", ".+") {
    @Override
    boolean fits(String value) {
      return decoded(value).isPresent();
    }
  },
  /** Base64 of as many bytes: another length is another algorithm. */
  DIGEST("同じ長さのBase64", "Base64 of the same length", ".+") {
    @Override
    boolean fits(String value) {
      return decoded(value).isPresent();
    }

    @Override
    boolean fits(String value, String like) {
      return fits(value) && decoded(value).equals(decoded(like));
    }
  },
  TEXT("空でない文字列", "a text that is not empty", "(?s).*\\S.*");

  private static final String UUID_PATTERN = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final String NC_NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{N}._-]*";

  private final Bilingual title;
  private final Pattern pattern;

  Form(String ja, String en, String pattern) {
    this.title = new Bilingual(ja, en);
    this.pattern = Pattern.compile(pattern);
  }

  Bilingual title() {
    return title;
  }

  /** How a file of masks calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Form> ofWord(String word) {
    return Stream.of(values()).filter(form -> form.word().equals(word)).findFirst();
  }

  boolean fits(String value) {
    return pattern.matcher(value).matches();
  }

  /** Fits as another value of this form does. */
  boolean fits(String value, String like) {
    return fits(value);
  }

  private static Optional<Integer> decoded(String value) {
    try {
      int length = Base64.getDecoder().decode(value.replaceAll("\\s", "")).length;
      return length == 0 ? Optional.empty() : Optional.of(length);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
