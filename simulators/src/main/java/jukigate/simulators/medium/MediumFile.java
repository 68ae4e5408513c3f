package jukigate.simulators.medium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.medium.MediumSeal;
import jukigate.store.OwnerOnly;

/** The file of a medium: read with a limit; written whole or not at all, for the owner only. */
final class MediumFile {
  private MediumFile() {}

  /** Refused with FILE_UNREADABLE, and with MEDIUM_UNREADABLE when it is too large. */
  static Outcome<Payload> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MediumSeal.MAX_BYTES) {
        return Outcome.refused(
            RefusalCode.MEDIUM_UNREADABLE, "more than " + MediumSeal.MAX_BYTES + " bytes");
      }
      return Outcome.passed(Payload.of(in.readNBytes(MediumSeal.MAX_BYTES + 1)));
    } catch (NoSuchFileException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, "no such file");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /** The place, when nothing is there. Refused with FILE_EXISTS. */
  static Outcome<Path> free(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Outcome.refused(RefusalCode.FILE_EXISTS, file)
        : Outcome.passed(file);
  }

  /** Refused with FILE_EXISTS and DISK_FULL; then nothing is left behind. */
  static Outcome<Path> write(Path file, Payload content) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(beside);
      try {
        flush(beside, content);
        Files.move(beside, file); // a rename; refused where something is
      } finally {
        Files.deleteIfExists(beside);
      }
      return Outcome.passed(file);
    } catch (FileAlreadyExistsException e) {
      return Outcome.refused(RefusalCode.FILE_EXISTS, file);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, file, e.getClass().getSimpleName());
    }
  }

  private static void flush(Path file, Payload content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.rights(file))) {
      ByteBuffer buffer = ByteBuffer.wrap(content.toByteArray());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
