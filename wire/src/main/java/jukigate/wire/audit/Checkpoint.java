package jukigate.wire.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The head of the tree at a moment.
 *
 * @param origin whose log, e.g. {@code gateway}
 * @param tree how many leaves, and the root over all of them
 * @param at when it was made, ISO 8601 UTC
 */
public record Checkpoint(String origin, Proofs.Tree tree, String at) {
  /** What is signed, in UTF-8: five lines, each ended by a line feed. */
  public String text() {
    return "jukigate audit checkpoint v1\n"
        + ("origin: " + origin + "\n")
        + ("size: " + tree.size() + "\n")
        + ("root: " + tree.root().hex() + "\n")
        + ("at: " + at + "\n");
  }

  /** What a time stamp is over. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** When it was made; empty when the text tells no time. */
  public Optional<Instant> time() {
    try {
      return Optional.of(Instant.parse(at));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
