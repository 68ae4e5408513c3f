package jukigate.keystores;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Where a private key and its certificates come from. Passwords and PINs are in files of their own,
 * never in a configuration.
 */
public sealed interface KeySource {
  /**
   * @param key PKCS#8, not encrypted
   * @param chain the certificate first, then its issuers
   */
  record Pem(Path key, Path chain) implements KeySource {}

  /**
   * @param alias of the entry
   * @param password file whose first line is the password of the store and of the key
   */
  record Pkcs12(Path file, String alias, Path password) implements KeySource {}

  /**
   * A token, e.g. an HSM. The key stays there.
   *
   * @param library of its vendor, e.g. {@code libsofthsm2.so}
   * @param slot index in the list of slots, from 0
   * @param alias label of key and certificate
   * @param pin file whose first line is the PIN
   */
  record Pkcs11(Path library, int slot, String alias, Path pin) implements KeySource {}

  /** How each is written: what must be told, in any order. */
  Map<String, Set<String>> FORMS =
      Map.of(
          "pem", Set.of("key", "chain"),
          "pkcs12", Set.of("file", "alias", "password-file"),
          "pkcs11", Set.of("library", "slot", "alias", "pin-file"));

  /**
   * Reads a line of configuration.
   *
   * @param text e.g. {@code pkcs12:file=gateway.p12;alias=tls;password-file=password}
   * @return empty when it has another form
   */
  static Optional<KeySource> parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    Map<String, String> told = new LinkedHashMap<>();
    for (String part : text.substring(colon + 1).split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1 || equals == part.length() - 1) {
        return Optional.empty();
      }
      told.put(part.substring(0, equals), part.substring(equals + 1));
    }
    if (!told.keySet().equals(FORMS.get(kind))) {
      return Optional.empty();
    }
    return switch (kind) {
      case "pem" -> Optional.of(new Pem(Path.of(told.get("key")), Path.of(told.get("chain"))));
      case "pkcs12" ->
          Optional.of(
              new Pkcs12(
                  Path.of(told.get("file")),
                  told.get("alias"),
                  Path.of(told.get("password-file"))));
      default -> token(told);
    };
  }

  private static Optional<KeySource> token(Map<String, String> told) {
    return Optional.of(told.get("slot"))
        .filter(slot -> slot.matches("[0-9]{1,4}"))
        .map(
            slot ->
                new Pkcs11(
                    Path.of(told.get("library")),
                    Integer.parseInt(slot),
                    told.get("alias"),
                    Path.of(told.get("pin-file"))));
  }

  /** The files that it rests on: when one of them changes, the key is another one. */
  default List<Path> files() {
    return switch (this) {
      case Pem(Path key, Path chain) -> List.of(key, chain);
      case Pkcs12(Path file, String alias, Path password) -> List.of(file, password);
      case Pkcs11(Path library, int slot, String alias, Path pin) -> List.of(pin);
    };
  }

  /**
   * What was found.
   *
   * @param chain the key's certificate first
   */
  record Opened(PrivateKey key, List<X509Certificate> chain) {
    public Opened {
      chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
      return "Opened[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
  }

  /**
   * Opens it, and sees that the key is that of the certificate.
   *
   * @return refused with KEY_FILE_INVALID, PASSWORD_WRONG or FILE_UNREADABLE
   */
  default Outcome<Opened> open() {
    return KeySources.open(this)
        .then(
            opened ->
                KeySources.belongs(opened)
                    ? Outcome.passed(opened)
                    : Outcome.refused(
                        RefusalCode.KEY_FILE_INVALID,
                        files().getFirst(),
                        "key of another certificate"));
  }
}
