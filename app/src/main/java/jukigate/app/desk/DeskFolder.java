package jukigate.app.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder through which a command hands an event file to the process that runs the backbone, and
 * gets the result back. Files appear whole (written beside, then moved), so that neither side reads
 * half of one; a file that is waiting survives both processes.
 *
 * @param root e.g. {@code <home>/events}
 */
public record DeskFolder(Path root) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static DeskFolder of(Path home) {
    return new DeskFolder(home.resolve("events"));
  }

  /**
   * Hands an event file in.
   *
   * @param ticket names the file and its result; letters, digits and hyphens
   */
  public void hand(String ticket, Path event) {
    place(in().resolve(ticket + ".xml"), file -> Files.copy(event, file));
  }

  /** What waits to be entered, oldest name first. */
  public List<Path> waiting() {
    if (!Files.isDirectory(in())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in())) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the result of a waiting file out, then takes the file away. */
  public void answer(Path waiting, DeskResult result) {
    String ticket = waiting.getFileName().toString().replaceFirst("\\.xml$", "");
    place(out().resolve(ticket + ".json"), file -> JSON.writeValue(file.toFile(), result));
    delete(waiting);
  }

  /** The result of a ticket, once: reading it takes it away. */
  public Optional<DeskResult> collect(String ticket) {
    Path file = out().resolve(ticket + ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      DeskResult result = JSON.readValue(file.toFile(), DeskResult.class);
      delete(file);
      return Optional.of(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path in() {
    return root.resolve("in");
  }

  private Path out() {
    return root.resolve("out");
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static void place(Path target, Writing writing) {
    try {
      Files.createDirectories(target.getParent());
      Path beside = target.resolveSibling(target.getFileName() + ".part");
      Files.deleteIfExists(beside);
      writing.to(beside);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
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
