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

  private final char[] characters;

  private PkiPassword(String text) {
    this.characters = text.toCharArray();
  }

  /**
   * From the environment, else from the file, else a new one in a new file. Call it with the lock
   * held.
   */
  static PkiPassword of(PkiFolder folder, Map<String, String> environment, SecureRandom random) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isEmpty()) {
      return new PkiPassword(given);
    }
    if (!Files.exists(folder.resolve(FILE))) {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      String fresh = Base64.getUrlEncoder().encodeToString(bytes);
      folder.write(FILE, fresh + "\n", Access.PRIVATE);
    }
    String text = KeyFiles.readText(folder.resolve(FILE)).strip();
    if (text.isEmpty()) {
      throw KeyFiles.invalid(folder.resolve(FILE), "empty");
    }
    return new PkiPassword(text);
  }

  char[] characters() {
    return characters.clone();
  }

  @Override
  public String toString() {
    return "PkiPassword[hidden]";
  }
}
