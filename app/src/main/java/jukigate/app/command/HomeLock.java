package jukigate.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * One command at a time in a home folder. The operating system frees the lock when the process
 * ends, however it ends.
 */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Refused: FOLDER_BUSY with the process that has it; DISK_FULL when it cannot be written. */
  public static Outcome<HomeLock> take(Path home) {
    Path file = home.resolve("jukigate.lock");
    try {
      OwnerOnly.home(home);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = read(channel);
        channel.close();
        return Outcome.refused(RefusalCode.FOLDER_BUSY, home, owner);
      }
      write(channel, String.valueOf(ProcessHandle.current().pid()));
      return Outcome.passed(new HomeLock(channel, lock));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, home, e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new IllegalStateException("a lock that was held cannot be released", e);
    }
  }

  /** The lock covers no byte of the text, so that others can read who holds it. */
  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException sameJvm) {
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(32);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }
}
