package jukigate.app.conform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jukigate.app.report.ShownText;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Draft;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * A command, in any language, that makes the system under test act. It reads one JSON object from
 * its standard input, and the last line that it writes is one: {@code {"state": "acknowledged"}},
 * {@code refused}, {@code waiting} or {@code unknown}, and maybe a {@code remark}. What it writes
 * to standard error is kept in a file.
 */
final class CommandAdapter implements Adapter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> command;
  private final Duration timeout;
  private final Path work;

  /**
   * @param timeout after which a call is ended by force
   * @param work folder for what it writes
   */
  CommandAdapter(List<String> command, Duration timeout, Path work) {
    this.command = List.copyOf(command);
    this.timeout = timeout;
    this.work = work;
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    return call("send", errand);
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    return call("again", errand);
  }

  @Override
  public Outcome<Told> restart() {
    return call(question("restart"));
  }

  @Override
  public Outcome<Told> renew() {
    return call(question("renew"));
  }

  private Outcome<Told> call(String hook, Errand errand) {
    return call(question(hook, errand));
  }

  private Outcome<Told> call(String question) {
    try {
      Files.createDirectories(work);
      Path out = work.resolve("adapter.out");
      Path errors = work.resolve("adapter.err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      boolean ended = told(process, question);
      if (!ended) {
        return failed("timeout " + timeout.toSeconds() + " s", errors);
      }
      return process.exitValue() == 0
          ? answer(Files.readString(out), errors)
          : failed("exit " + process.exitValue(), errors);
    } catch (IOException e) {
      return failed(e.getMessage(), work.resolve("adapter.err"));
    }
  }

  private boolean told(Process process, String words) throws IOException {
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(words + "\n");
    } catch (IOException deaf) {
      // It may know without reading; what it answers counts.
    }
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What the last line of its output says. */
  static Outcome<Told> answer(String output, Path errors) {
    String last =
        Arrays.stream(output.strip().split("\n", -1)).reduce("", (before, line) -> line).strip();
    try {
      JsonNode said = JSON.readTree(last);
      String state = said.path("state").asText("").toUpperCase(Locale.ROOT);
      return Arrays.stream(Told.State.values())
          .filter(it -> it.name().equals(state))
          .findFirst()
          .map(it -> Outcome.passed(new Told(it, said.path("remark").asText(""))))
          .orElseGet(() -> failed("state: " + state, errors));
    } catch (JsonProcessingException e) {
      return failed("no JSON in the last line", errors);
    }
  }

  static Outcome<Told> failed(String why, Path errors) {
    return Outcome.refused(RefusalCode.ADAPTER_FAILED, why + lastWords(errors), errors);
  }

  /** What it said of its own failure is what its author looks for. */
  private static String lastWords(Path errors) {
    try (var lines = Files.lines(errors)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .reduce((before, line) -> line)
          .map(line -> ": " + ShownText.clean(line))
          .orElse("");
    } catch (IOException | UncheckedIOException none) {
      return "";
    }
  }

  /** In one line. */
  static String question(String hook, Errand errand) {
    return line(data(hook, errand));
  }

  /** The same of no errand. */
  static String question(String hook) {
    return line(Map.of("hook", hook));
  }

  private static String line(Map<String, Object> data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of strings can be written", e);
    }
  }

  /** What the command is told; the same over all kits, so names only come and never go. */
  static Map<String, Object> data(String hook, Errand errand) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("hook", hook);
    data.put("event", errand.event().word());
    data.put("gateway", errand.gateway().toString());
    errand.first().ifPresent(draft -> data.putAll(message(draft)));
    data.put("updateNumber", errand.updateNumber());
    data.put(
        "resident",
        Map.of(
            "residentCode", errand.resident().code().value(),
            "individualNumber", errand.resident().number().value(),
            "name", errand.resident().name(),
            "sex", "2",
            "birthDate", errand.resident().birthDate(),
            "address", errand.resident().address()));
    data.put("facts", new TreeMap<>(errand.facts()));
    data.put("messages", errand.drafts().stream().map(CommandAdapter::message).toList());
    return data;
  }

  private static Map<String, Object> message(Draft draft) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("path", draft.operation().path());
    data.put("operation", draft.operation().name());
    data.put("action", draft.operation().requestAction());
    data.put("to", draft.receiver().urn());
    data.put("purpose", draft.purpose().code());
    data.put("body", draft.body());
    return data;
  }
}
