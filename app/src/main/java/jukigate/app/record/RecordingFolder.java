package jukigate.app.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.record.RecordedScenario.RecordedStep;
import jukigate.app.report.Indentation;
import jukigate.app.report.Template;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** Writes a recording as a scenario folder. */
public final class RecordingFolder {
  private static final Map<String, Bilingual> REASONS =
      Map.of(
          "refused",
          new Bilingual(
              "署名・送信者・再送により拒否された (送り直しては再現しない)",
              "refused for its signature, its sender or its repetition, which a new sending does not bring back"),
          "unanswered",
          new Bilingual("結果が記録されていない", "its end is not on record"),
          "erased",
          new Bilingual("電文が消去されている", "its bytes are erased"),
          "sealed",
          new Bilingual("宛先の鍵がここにない", "the key of its receiver is not here"));

  private RecordingFolder() {}

  /**
   * How it is written.
   *
   * @param from when the recording began
   * @param pseudonyms whether the residents are invented
   * @param exact whether the envelopes are kept as they were, for {@code replay --exact}
   */
  public record Manner(Instant from, Instant to, boolean pseudonyms, boolean exact) {}

  /**
   * Writes a new folder, {@code scenario.xml} last: a folder without it is no whole recording.
   * Refused: FILE_EXISTS when something is there, DISK_FULL.
   */
  public static Outcome<Path> write(
      Path folder, RecordedScenario scenario, List<Recording.LeftOut> leftOut, Manner manner) {
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        return Outcome.refused(RefusalCode.FILE_EXISTS, folder);
      }
      OwnerOnly.folder(folder);
      List<Map<String, Object>> steps = new ArrayList<>();
      for (int i = 0; i < scenario.steps().size(); i++) {
        steps.add(step(folder, i + 1, scenario.steps().get(i), manner));
      }
      Map<String, Object> model = model(scenario, leftOut, manner, steps);
      place(folder.resolve("README.md"), filled("README.ftl", model));
      place(folder.resolve("scenario.xml"), filled("scenario.ftlx", model));
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static Map<String, Object> model(
      RecordedScenario scenario,
      List<Recording.LeftOut> leftOut,
      Manner manner,
      List<Map<String, Object>> steps) {
    Map<String, Object> model = new HashMap<>();
    model.put("from", seconds(manner.from()));
    model.put("to", seconds(manner.to()));
    model.put("pseudonyms", manner.pseudonyms());
    model.put("operator", "op-recorded");
    model.put("terminal", "term-01");
    model.put("nodes", scenario.nodes().stream().map(Object::toString).toList());
    model.put("steps", steps);
    model.put("leftOut", leftOut.stream().map(RecordingFolder::leftOut).toList());
    return model;
  }

  private static Map<String, Object> step(Path folder, int number, RecordedStep step, Manner manner)
      throws IOException {
    RecordedMessage sent = step.sent();
    String body = file(number, sent, "");
    place(folder.resolve(body), Indentation.of(text(sent.body())) + "\n");
    Map<String, Object> model = new LinkedHashMap<>(flow(sent));
    model.put("purpose", sent.dispatch().purpose().code());
    model.put("body", body);
    model.put("after", millis(step.after()).toString());
    model.put("ja", sent.operation().title().ja());
    model.put("en", sent.operation().title().en());
    model.put("keys", join(sent.keys()));
    model.put("matter", join(sent.keysOfMatter()));
    model.put("ending", sent.ending().toString());
    model.put(
        "follow",
        step.follow().stream()
            .map(it -> it.from() + " → " + it.to() + " " + it.operation().name())
            .collect(Collectors.joining(", ")));
    model.put("expected", expected(folder, number, step));
    if (manner.exact()) {
      String exact = file(number, sent, "-envelope");
      OwnerOnly.place(folder.resolve(exact), sent.exact().toByteArray());
      model.put("exact", exact);
    }
    return model;
  }

  /** With the namespaces that it uses, and not those that the sender's library declared besides. */
  private static String text(Element body) {
    byte[] bytes = SafeXml.exclusive(body, "").toByteArray();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The sending itself, and each follower with the body that it had. */
  private static List<Map<String, Object>> expected(Path folder, int number, RecordedStep step)
      throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(answered(folder, file(number, step.sent(), "-answer"), step.sent()));
    for (int i = 0; i < step.follow().size(); i++) {
      RecordedMessage follower = step.follow().get(i);
      String file = file(number, follower, "-follows-" + (i + 1));
      place(folder.resolve(file), Indentation.of(text(follower.withOpenNumber().body())) + "\n");
      Map<String, Object> model =
          answered(folder, file(number, follower, "-follows-" + (i + 1) + "-answer"), follower);
      model.put("body", file);
      all.add(model);
    }
    return all;
  }

  private static Map<String, Object> answered(Path folder, String file, RecordedMessage message)
      throws IOException {
    Map<String, Object> model = new LinkedHashMap<>(flow(message));
    Optional<Element> answer = message.openAnswer();
    if (answer.isPresent()) {
      place(folder.resolve(file), Indentation.of(text(answer.get())) + "\n");
      model.put("answer", file);
    }
    return model;
  }

  private static Map<String, Object> flow(RecordedMessage message) {
    return Map.of(
        "from", message.from().value(),
        "to", message.to().value(),
        "operation", message.operation().name(),
        "outcome", message.ending().toString());
  }

  private static Map<String, Object> leftOut(Recording.LeftOut row) {
    Bilingual why = REASONS.get(row.why());
    return Map.of(
        "at", row.at().toString(),
        "id", row.correlationId(),
        "ja", why.ja(),
        "en", why.en(),
        "refusal", row.refusalId());
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Duration millis(Duration duration) {
    return Duration.ofMillis(duration.toMillis());
  }

  private static String file(int number, RecordedMessage message, String what) {
    return String.format(Locale.ROOT, "%03d-%s%s.xml", number, message.operation().name(), what);
  }

  private static String join(List<RecordedMessage.Key> keys) {
    return keys.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String filled(String template, Map<String, Object> model) {
    return new Template(RecordingFolder.class, template).fill(model);
  }

  private static void place(Path file, String text) throws IOException {
    OwnerOnly.place(file, Payload.ofUtf8(text).toByteArray());
  }
}
