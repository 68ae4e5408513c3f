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
import jukigate.gateway.audit.Proofs;
import jukigate.gateway.audit.SignedCheckpoint;
import jukigate.gateway.audit.TreeHash;

/**
 * The signed heads outside the database, one line each: {@code size root time signature}. Whoever
 * puts an older database in the place of the newer one has to change this file, too; a copy of it
 * elsewhere makes even that visible.
 */
public record AnchorFile(Path file) {
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\S{1,40}) ([A-Za-z0-9+/=]{1,1000})");

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
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        var unusedCount = channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      List<Anchor> anchors = new ArrayList<>();
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        Matcher matcher = LINE.matcher(line);
        Optional<TreeHash> root =
            matcher.matches() ? TreeHash.ofHex(matcher.group(2)) : Optional.empty();
        if (root.isEmpty()) {
          int number = anchors.size() + 1;
          return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, "line " + number);
        }
        var tree = new Proofs.Tree(Long.parseLong(matcher.group(1)), root.get());
        anchors.add(new Anchor(file.getFileName().toString(), tree));
      }
      return Outcome.passed(anchors);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }
}
