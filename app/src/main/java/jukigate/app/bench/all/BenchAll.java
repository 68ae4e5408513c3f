package jukigate.app.bench.all;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jukigate.app.bench.load.Machine;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.store.OwnerOnly;

/**
 * Benches in turn, each by the launcher in a process of its own: none warms another or fills its
 * memory. What went well is kept in the folder, so that a run that was cut off goes on with the
 * rest.
 */
public final class BenchAll {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAYED = "played.json";

  private final Place place;
  private final InstantSource clock;

  /**
   * @param launcher the command {@code jukigate}
   * @param home folder with the PKI, which each bench takes for itself
   * @param out folder of the results
   */
  public record Place(Path launcher, Path home, Path out) {}

  public BenchAll(Place place, InstantSource clock) {
    this.place = place;
    this.clock = clock;
  }

  /**
   * Plays what has not gone well in this folder yet, and writes {@code figures.md} after each.
   * Throws DISK_FULL, or PROCESS_NOT_STARTED when the launcher cannot be started.
   *
   * @param begun told of each bench that begins
   */
  public List<Played> play(List<Part> parts, Consumer<Part> begun) {
    List<Played> all = new ArrayList<>();
    try {
      OwnerOnly.home(place.out());
      Machine machine = Machine.here();
      for (Part part : parts) {
        all.add(before(part).orElseGet(() -> now(part, begun)));
        put("figures.md", new FiguresPage(machine, clock.instant(), all).text());
      }
      return all;
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.DISK_FULL, place.out(), e.getClass().getSimpleName()));
    }
  }

  private Optional<Played> before(Part part) {
    Path file = folder(part).resolve(PLAYED);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Played.class))
          .filter(it -> it.wentWell() && it.command().equals(part.typed()));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  private Played now(Part part, Consumer<Part> begun) {
    begun.accept(part);
    try {
      OwnerOnly.home(folder(part));
      long begin = clock.millis();
      int exit = ended(started(part));
      long seconds = (clock.millis() - begin) / 1_000;
      String said = Files.readString(folder(part).resolve("output.txt")).strip();
      var played = new Played(part.name(), part.typed(), exit, seconds, said);
      put(Path.of(part.name(), PLAYED).toString(), JSON.writeValueAsString(played));
      return played;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process started(Part part) {
    List<String> command = new ArrayList<>(List.of(place.launcher().toString()));
    command.addAll(part.arguments(place.home(), place.out()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder(part).resolve("output.txt").toFile());
    builder.environment().put("JUKIGATE_JAVA_OPTS", part.javaOptions());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.PROCESS_NOT_STARTED, part.name(), -1, place.launcher()));
    }
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private Path folder(Part part) {
    return place.out().resolve(part.name());
  }

  private void put(String name, String text) throws IOException {
    OwnerOnly.put(place.out().resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
