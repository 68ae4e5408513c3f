package jukigate.keystores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * One writer at a time in a folder, among threads and among processes. Whoever waits longer than
 * the patience given is refused with FOLDER_BUSY and the process id of the holder.
 */
final class FolderLock {
  private static final ConcurrentHashMap<Path, ReentrantLock> IN_PROCESS =
      new ConcurrentHashMap<>();

  private final Path folder;
  private final Path file;
  private final Duration patience;
  private final ReentrantLock threads;

  FolderLock(Path folder, Duration patience) {
    this.folder = folder;
    this.file = folder.resolve(".lock");
    this.patience = patience;
    this.threads =
        IN_PROCESS.computeIfAbsent(folder.toAbsolutePath().normalize(), key -> new ReentrantLock());
  }

  /** Does the work alone. The work may ask for the lock again. */
  <T> T hold(Supplier<T> work) {
    boolean nested = threads.isHeldByCurrentThread();
    acquireThreads();
    try {
      return nested ? work.get() : holdAmongProcesses(work);
    } finally {
      threads.unlock();
    }
  }

  private void acquireThreads() {
    try {
      if (!threads.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private <T> T holdAmongProcesses(Supplier<T> work) {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = acquire(channel)) {
      channel.truncate(0);
      String holder = lock.isValid() ? Long.toString(ProcessHandle.current().pid()) : "";
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
      return work.get();
    } catch (IOException e) {
      throw PkiFolder.unwritable(file, e);
    }
  }

  /** The blocking call runs on a thread of its own, which an interrupt ends when time is up. */
  private FileLock acquire(FileChannel channel) throws IOException {
    FileLock free = channel.tryLock();
    if (free != null) {
      return free;
    }
    var waiting = new FutureTask<>(channel::lock);
    Thread.ofPlatform().daemon().start(waiting);
    try {
      return waiting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      waiting.cancel(true);
      throw busy();
    } catch (InterruptedException e) {
      waiting.cancel(true);
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private RefusedException busy() {
    return new RefusedException(Refusal.of(RefusalCode.FOLDER_BUSY, folder, holder()));
  }

  private String holder() {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return text.matches("[0-9]{1,10}") ? text : "?";
    } catch (IOException e) {
      return "?";
    }
  }
}
