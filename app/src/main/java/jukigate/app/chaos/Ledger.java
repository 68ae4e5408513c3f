package jukigate.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jukigate.store.OwnerOnly;

/** What the counter has accepted. On the disk before it counts. */
final class Ledger implements AutoCloseable {
  private final FileChannel file;
  private int count;

  private Ledger(FileChannel file) {
    this.file = file;
  }

  static Ledger open(Path folder) {
    try {
      OwnerOnly.home(folder);
      return new Ledger(
          FileChannel.open(
              folder.resolve("accepted.txt"),
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              OwnerOnly.rights(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of a resident are accepted one after the other. */
  synchronized void accepted(Life life, int step) {
    try {
      file.write(
          ByteBuffer.wrap((life.requestNumber(step) + "\n").getBytes(StandardCharsets.US_ASCII)));
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count++;
  }

  synchronized int count() {
    return count;
  }

  /** The number of accepted events by resident. */
  static Map<Integer, Integer> read(Path folder) {
    try {
      Map<Integer, Integer> steps = new TreeMap<>();
      for (String line : Files.readAllLines(folder.resolve("accepted.txt"))) {
        steps.merge(Integer.parseInt(line.substring(1, 7)), 1, Integer::sum);
      }
      return steps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
