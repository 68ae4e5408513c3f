package jukigate.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.Anchor;
import jukigate.store.OwnerOnly;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;

/**
 * The signed heads outside the database, one line each: {@code size root time signature}. Whoever
 * puts an older database in the place of the newer one has to change this file, too; a copy of it
 * elsewhere makes even that visible.
 */
public record AnchorFile(Path file) {
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\S{1,40}) ([A-Za-z0-9+/=]{1,1000})");

  /** More than the longest line. */
  private static final int END = 4_096;

  /** {@code checkpoints.txt} in a journal's folder. */
  public static AnchorFile of(Path journal) {
    return new AnchorFile(journal.resolve("checkpoints.txt"));
  }

  /** Appends a line; it is on the disk when this returns. */
  public void append(SignedCheckpoint signed) {
    var checkpoint = signed.checkpoint();
    String line =
        checkpoint.tree().size()
            + " "
            + checkpoint.tree().root().hex()
            + " "
            + checkpoint.at()
            + " "
            + signed.signature()
            + "\n";
    try (FileChannel channel = appending()) {
      var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        var unusedCount = channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder may be missing where the journal itself is on a server. */
  private FileChannel appending() throws IOException {
    OwnerOnly.folder(file.toAbsolutePath().getParent());
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * What is in it, oldest first; nothing when there is no file. A last line without its end was cut
   * off by a crash and does not count.
   *
   * @return refused with FILE_UNREADABLE for a line that is none, and when it cannot be read
   */
  public Outcome<List<Anchor>> read() {
    if (!Files.exists(file)) {
      return Outcome.passed(List.of());
    }
    try {
      return anchors(complete(Files.readString(file, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  /**
   * The newest head in it, whatever its size: only the end of the file is read.
   *
   * @return empty when there is none; refused as {@link #read}
   */
  public Outcome<Optional<Anchor>> last() {
    if (!Files.exists(file)) {
      return Outcome.passed(Optional.empty());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - END);
      var bytes = ByteBuffer.allocate(END);
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {}
      String end = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
      return anchors(complete(end).reversed().stream().limit(1).toList())
          .map(newest -> newest.stream().findFirst());
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static List<String> complete(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private Outcome<List<Anchor>> anchors(List<String> lines) {
    List<Anchor> anchors = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      Optional<TreeHash> root =
          matcher.matches() ? TreeHash.ofHex(matcher.group(2)) : Optional.empty();
      if (root.isEmpty()) {
        return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, "line " + (anchors.size() + 1));
      }
      var tree = new Proofs.Tree(Long.parseLong(matcher.group(1)), root.get());
      anchors.add(new Anchor(file.getFileName().toString(), tree));
    }
    return Outcome.passed(anchors);
  }

  private <T> Outcome<T> unreadable(IOException e) {
    return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
  }
}
