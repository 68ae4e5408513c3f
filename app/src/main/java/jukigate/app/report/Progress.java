package jukigate.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * How far a run is, for a program that watches it: a line of JSON with the number of cases, then
 * one for each case that ended. A last line that is cut off does not count.
 *
 * <pre>
 * {"of":2}
 * {"id":"http/answer/5","verdict":"pass"}
 * </pre>
 */
public final class Progress implements AutoCloseable {
  /** Watched by nobody. */
  public static final Progress NONE = new Progress(Optional.empty());

  /** Verdict of a case that went as it must; other words: {@code fail}, those of conform. */
  public static final String PASS = "pass";

  public static final String FAIL = "fail";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<FileChannel> channel;

  private Progress(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /**
   * What is in a file.
   *
   * @param of how many cases there will be; 0 while it is not known
   * @param verdicts of those that ended, by id
   */
  public record Seen(int of, SequencedMap<String, String> verdicts) {}

  /** Makes a file; one that is there is replaced. Refused: DISK_FULL. */
  public static Outcome<Progress> open(Path file) {
    try {
      Path absolute = file.toAbsolutePath();
      OwnerOnly.put(absolute, new byte[0]);
      return Outcome.passed(
          new Progress(Optional.of(FileChannel.open(absolute, StandardOpenOption.APPEND))));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, file, e.getClass().getSimpleName());
    }
  }

  /** What a run, that may still go on, has written. Nothing is read where there is no file. */
  public static Seen read(Path file) {
    SequencedMap<String, String> verdicts = new LinkedHashMap<>();
    int of = 0;
    for (String line : lines(file)) {
      Optional<JsonNode> node = node(line);
      of = node.filter(it -> it.has("of")).map(it -> it.path("of").asInt()).orElse(of);
      node.filter(it -> it.has("id"))
          .ifPresent(it -> verdicts.put(it.path("id").asText(), it.path("verdict").asText()));
    }
    return new Seen(of, verdicts);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException notThereOrCutInACharacter) {
      return List.of();
    }
  }

  private static Optional<JsonNode> node(String line) {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException cut) {
      return Optional.empty();
    }
  }

  /**
   * It is known how long it will be.
   *
   * @param of how many cases there will be
   */
  public void begin(int of) {
    add(Map.of("of", of));
  }

  /** A case ended. */
  public void ended(String id, boolean isGood) {
    ended(id, isGood ? PASS : FAIL);
  }

  /** A case ended. */
  public void ended(String id, String verdict) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("verdict", verdict);
    add(row);
  }

  private synchronized void add(Map<String, ?> row) {
    channel.ifPresent(file -> write(file, line(row)));
  }

  private static void write(FileChannel file, byte[] line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] line(Map<String, ?> row) {
    try {
      return (JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always representable", e);
    }
  }

  @Override
  public void close() {
    channel.ifPresent(
        file -> {
          try {
            file.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
