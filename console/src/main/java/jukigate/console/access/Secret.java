package jukigate.console.access;

import java.security.SecureRandom;
import java.util.Base64;
import jukigate.domain.message.Payload;

/** 256 bits from the machine's generator as text for a link or a cookie. Never shown by itself. */
public record Secret(String value) {
  private static final int BYTES = 32;

  static Secret drawn(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is kept in place of it, in hexadecimal. */
  String sha256() {
    return Payload.ofUtf8(value).sha256();
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
