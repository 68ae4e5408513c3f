package jukigate.app.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jukigate.store.OwnerOnly;

/**
 * The folder through which a command speaks with the process that runs the backbone: files in, JSON
 * out. Files appear whole (written beside, then moved), so that neither side reads half of one; a
 * file that waits survives both processes. They hold personal data and are for the owner only.
 *
 * @param root e.g. {@code <home>/desk}
 */
public record DeskFolder(Path root) {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  public static DeskFolder of(Path home) {
    return new DeskFolder(home.resolve("desk"));
  }

  /** Of the backbone whose desk this is. */
  Path home() {
    return root.getParent();
  }

  /** Hands in a copy of a file. */
  public void hand(Ticket ticket, Path file) {
    try {
      place(in().resolve(ticket.fileName()), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands in a value as JSON. */
  public void hand(Ticket ticket, Object value) {
    place(in().resolve(ticket.fileName()), json(value));
  }

  /** What waits, in the order of the names. */
  public List<Path> waiting() {
    if (!Files.isDirectory(in())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in())) {
      return files.filter(file -> !file.toString().endsWith(".part")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A waiting file as the value that was handed in. */
  <T> T read(Path waiting, Class<T> type) {
    try {
      return JSON.readValue(waiting.toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the answer to a waiting file out, then takes the file away. */
  void answer(Path waiting, Object value) {
    String ticket = waiting.getFileName().toString().split("\\.", 2)[0];
    place(out().resolve(ticket + ".json"), json(value));
    delete(waiting);
  }

  /** Takes a file away that cannot be answered; it lies in {@code failed} for whoever looks. */
  void setAside(Path waiting) {
    try {
      Path failed = OwnerOnly.folder(root.resolve("failed"));
      Files.move(
          waiting, failed.resolve(waiting.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a ticket, once: reading it takes it away. */
  public <T> Optional<T> collect(Ticket ticket, Class<T> type) {
    Path file = out().resolve(ticket.id() + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    T value = read(file, type);
    delete(file);
    return Optional.of(value);
  }

  /** Hands nothing in, only waits; empty when the time is over. */
  public <T> Optional<T> await(
      Ticket ticket, Class<T> type, Duration longest, InstantSource clock) {
    Instant end = clock.instant().plus(longest);
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      OwnerOnly.folder(out()).register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Optional<T> value = collect(ticket, type);
      while (value.isEmpty() && clock.instant().isBefore(end)) {
        long left = Duration.between(clock.instant(), end).toMillis();
        Optional.ofNullable(watch.poll(left, TimeUnit.MILLISECONDS)).ifPresent(DeskFolder::ready);
        value = collect(ticket, type);
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void ready(WatchKey key) {
    key.pollEvents();
    key.reset();
  }

  private Path in() {
    return root.resolve("in");
  }

  private Path out() {
    return root.resolve("out");
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void place(Path target, byte[] content) {
    try {
      OwnerOnly.folder(root);
      OwnerOnly.place(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
