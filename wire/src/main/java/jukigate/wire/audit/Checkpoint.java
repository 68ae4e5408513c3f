package jukigate.wire.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the tree at a moment.
 *
 * @param origin whose log, e.g. {@code gateway}
 * @param tree how many leaves, and the root over all of them
 * @param at when it was made, ISO 8601 UTC
 */
public record Checkpoint(String origin, Proofs.Tree tree, String at) {
  private static final Pattern TEXT =
      Pattern.compile(
          "jukigate audit checkpoint v1\\norigin: (\\S{1,100})\\nsize: (0|[1-9]\\d{0,17})\\n"
              + "root: ([0-9a-f]{64})\\nat: (\\S{1,100})\\n");

  /** What {@link #text} gave, byte for byte; empty for any other text. */
  public static Optional<Checkpoint> ofText(String text) {
    Matcher lines = TEXT.matcher(text);
    return lines.matches()
        ? TreeHash.ofHex(lines.group(3))
            .map(root -> new Proofs.Tree(Long.parseLong(lines.group(2)), root))
            .map(tree -> new Checkpoint(lines.group(1), tree, lines.group(4)))
        : Optional.empty();
  }

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
