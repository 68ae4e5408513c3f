package jukigate.keystores;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import jukigate.keystores.PkiFolder.Access;

/** The password of every PKCS#12 file in the folder. Never shown. */
final class PkiPassword {
  /** The environment variable that overrides the file. */
  static final String VARIABLE = "JUKIGATE_PKI_PASSWORD";

  static final String FILE = "password";

  private static final int DRAWN_BYTES = 24;

  /** RFC 8018, section 4.2: no fewer. Nobody guesses 192 bits, however fast he tries. */
  private static final int DRAWN_ITERATIONS = 1_000;

  /** For what a person chose; the JDK's own number. */
  private static final int CHOSEN_ITERATIONS = 10_000;

  private final char[] characters;
  private final int iterations;

  private PkiPassword(String text, int iterations) {
    this.characters = text.toCharArray();
    this.iterations = iterations;
  }

  /**
   * From the environment, else from the file, else a new one in a new file. Call it with the lock
   * held.
   */
  static PkiPassword of(PkiFolder folder, Map<String, String> environment, SecureRandom random) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isEmpty()) {
      return new PkiPassword(given, CHOSEN_ITERATIONS);
    }
    if (!Files.exists(folder.resolve(FILE))) {
      byte[] bytes = new byte[DRAWN_BYTES];
      random.nextBytes(bytes);
      String fresh = Base64.getUrlEncoder().encodeToString(bytes);
      folder.write(FILE, fresh + "\n", Access.PRIVATE);
    }
    String text = KeyFiles.readText(folder.resolve(FILE)).strip();
    if (text.isEmpty()) {
      throw KeyFiles.invalid(folder.resolve(FILE), "empty");
    }
    return new PkiPassword(text, isDrawn(text) ? DRAWN_ITERATIONS : CHOSEN_ITERATIONS);
  }

  /** A person may have put a password of their own into the file. */
  private static boolean isDrawn(String text) {
    return text.matches("[A-Za-z0-9_-]{" + DRAWN_BYTES * 4 / 3 + "}");
  }

  /** How often a guess has to be hashed, for each key, certificate list and MAC of a file. */
  int iterations() {
    return iterations;
  }

  char[] characters() {
    return characters.clone();
  }

  @Override
  public String toString() {
    return "PkiPassword[hidden]";
  }
}
