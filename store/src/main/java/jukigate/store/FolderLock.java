package jukigate.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * One owner per database folder, in this JVM and in any other. Derby's own lock knows other JVMs
 * only, and asks only after it has touched files.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static Outcome<FolderLock> take(Path folder) {
    try {
      OwnerOnly.folder(folder);
      var channel =
          FileChannel.open(
              folder.resolve("lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnerOnly.rights(folder));
      return lock(folder, channel);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static Outcome<FolderLock> lock(Path folder, FileChannel channel) throws IOException {
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        return Outcome.passed(new FolderLock(channel, lock));
      }
    } catch (OverlappingFileLockException sameJvm) {
      // Falls through: the other owner is in this JVM.
    }
    channel.close();
    return Outcome.refused(RefusalCode.DATABASE_LOCKED, folder);
  }

  /** Whether a database was in this folder when it was open before. */
  boolean hadDatabase() throws IOException {
    return channel.size() > 0;
  }

  /** From now on, a folder without a database is one that has lost it. */
  void hasDatabase() throws IOException {
    if (channel.size() == 0) {
      channel.write(ByteBuffer.wrap(new byte[] {'1', '\n'}));
      channel.force(true);
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
}
