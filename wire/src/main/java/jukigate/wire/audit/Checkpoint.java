package jukigate.wire.audit;

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
}
