package jukigate.app.runs;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.store.OwnerOnly;

/**
 * The runs that are kept, each in a folder of its own.
 *
 * <pre>
 * 000007/run.json         the run
 * 000007/output.txt       what the command said
 * 000007/progress.jsonl   what ended so far
 * 000007/report/          its report
 * 000007/work/            its home folder: journal, databases, messages
 * last                    number of the newest that there ever was
 * </pre>
 *
 * @param folder {@code <home>/console/runs}
 */
public record RunShelf(Path folder) {
  /** So many are kept; then one has to be deleted before another is begun. */
  public static final int MOST = 30;

  private static final String RECORD = "run.json";
  private static final String LAST = "last";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();

  /** Those of a home folder. */
  public static RunShelf of(Path home) {
    return new RunShelf(home.resolve("console").resolve("runs"));
  }

  /** The newest first. A folder that is none of ours is passed over. */
  public List<RunRecord> all() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .flatMap(each -> read(each).stream())
          .sorted(Comparator.comparingLong(RunRecord::number).reversed())
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  public Optional<RunRecord> find(long number) {
    return read(place(number)).filter(run -> run.number() == number);
  }

  private static Optional<RunRecord> read(Path place) {
    try {
      return Optional.of(
          JSON.readValue(Files.readAllBytes(place.resolve(RECORD)), RunRecord.class));
    } catch (IOException notThereOrDamaged) {
      return Optional.empty();
    }
  }

  /** The folder of a run. */
  public Path place(long number) {
    return folder.resolve(String.format(Locale.ROOT, "%06d", number));
  }

  /** Where a run's report is. */
  public Path report(long number) {
    return place(number).resolve("report");
  }

  Path progress(long number) {
    return place(number).resolve("progress.jsonl");
  }

  Path output(long number) {
    return place(number).resolve("output.txt");
  }

  Path work(long number) {
    return place(number).resolve("work");
  }

  /** A number that no run ever had; its folder is made. */
  long next() throws IOException {
    OwnerOnly.folder(folder);
    Path last = folder.resolve(LAST);
    long kept = Files.exists(last) ? Long.parseLong(Files.readString(last).strip()) : 0;
    long number = 1 + Math.max(kept, all().stream().mapToLong(RunRecord::number).max().orElse(0));
    OwnerOnly.place(last, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    OwnerOnly.folder(place(number));
    return number;
  }

  void write(RunRecord run) {
    try {
      OwnerOnly.place(place(run.number()).resolve(RECORD), JSON.writeValueAsBytes(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With everything in its folder; its record goes last, so that what is left can be deleted. */
  void delete(long number) {
    Path place = place(number);
    Path record = place.resolve(RECORD);
    try (Stream<Path> files = Files.walk(place)) {
      List<Path> inner =
          files.filter(it -> !it.equals(record)).sorted(Comparator.reverseOrder()).toList();
      for (Path each : inner) {
        if (!each.equals(place)) {
          Files.delete(each);
        }
      }
      Files.deleteIfExists(record);
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
