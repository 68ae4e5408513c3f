package jukigate.app.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.report.Progress;
import jukigate.domain.Language;

/**
 * The cases of a run, from the results.json of its report; where that is not written yet, or never
 * was, from its progress.
 *
 * @param language of the texts
 */
public record Results(RunShelf shelf, Language language) {
  private static final int VARIANTS = 8;

  /** In the order of the report; what only the progress knows comes last. */
  public List<Result> of(RunRecord run) {
    SequencedMap<String, Result> results = new LinkedHashMap<>();
    JsonNode root = read(shelf.report(run.number()).resolve("results.json"));
    Stream<Result> reported =
        switch (run.kind()) {
          case CONFORM -> root.path("cases").valueStream().map(this::ofCase);
          case ATTACK -> root.path("attacks").valueStream().map(this::ofAttack);
          case REPLAY -> root.path("runs").valueStream().map(it -> ofReplay(root, it));
        };
    reported.forEach(it -> results.put(it.id(), it));
    Progress.read(shelf.progress(run.number()))
        .verdicts()
        .forEach((id, verdict) -> results.putIfAbsent(id, Result.of(id, verdict)));
    return List.copyOf(results.sequencedValues());
  }

  private static JsonNode read(Path file) {
    var json = new ObjectMapper();
    try {
      return json.readTree(Files.readAllBytes(file));
    } catch (IOException notThereYet) {
      return json.createObjectNode();
    }
  }

  private Result ofCase(JsonNode each) {
    String verdict = each.path("verdict").asText();
    boolean isGood = verdict.equals(Progress.PASS);
    return new Result(
        each.path("id").asText(),
        text(each.path("title")),
        verdict,
        each.path("severity").asText(),
        each.path("expected").asText(),
        each.path("found").asText(),
        lines(
            Stream.of(
                Stream.of(each.path("where").asText(), text(each.path("why"))),
                each.path("habits").valueStream().map(this::text),
                each.path("requirements")
                    .valueStream()
                    .map(it -> it.path("id").asText() + " " + text(it.path("text"))))),
        isGood
            ? ""
            : lines(
                Stream.of(each.path("requirements").valueStream().map(it -> text(it.path("fix"))))),
        each.path("again").asText());
  }

  private Result ofAttack(JsonNode each) {
    boolean isGood = each.path("refused").asBoolean();
    List<JsonNode> all = each.path("variants").valueStream().toList();
    List<JsonNode> told =
        all.stream().filter(it -> isGood || !it.path("refused").asBoolean()).toList();
    return new Result(
        each.path("id").asText(),
        text(each.path("title")),
        word(isGood),
        each.path("severity").asText(),
        shortly(
            told.stream().flatMap(it -> it.path("expected").valueStream().map(JsonNode::asText))),
        shortly(told.stream().map(it -> it.path("answer").asText())),
        lines(Stream.of(Stream.of(text(each.path("sent"))), told.stream().map(Results::broken))),
        isGood ? "" : text(each.path("fix")),
        told.stream()
            .map(it -> it.at("/record/correlationId").asText())
            .filter(it -> !it.isEmpty() && each.has("journal"))
            .findFirst()
            .map(id -> "./jukigate audit show " + id + " " + each.path("journal").asText())
            .orElse(""));
  }

  /** Nothing of a variant that was refused as it must be. */
  private static String broken(JsonNode variant) {
    String rules =
        variant
            .path("broken")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    return rules.isEmpty() ? "" : variant.path("name").asText() + ": " + rules;
  }

  private Result ofReplay(JsonNode root, JsonNode each) {
    String name = each.path("scenario").asText();
    String time = each.path("time").asText();
    boolean isOne = !root.path("again").asText().contains(" --times ");
    List<JsonNode> differences =
        root.path("differences")
            .valueStream()
            .filter(it -> it.path("scenario").asText().equals(name))
            .toList();
    boolean isGood = each.path("verdict").asText().equals("good");
    return new Result(
        isOne ? name : name + " " + time,
        text(each.path("title")),
        word(isGood),
        "",
        isGood ? "" : told(differences, true),
        isGood ? "" : told(differences, false),
        each.path("messages").asText() + " / " + each.path("millis").asText() + " ms",
        "",
        "./jukigate replay " + name);
  }

  private String told(List<JsonNode> differences, boolean missing) {
    return lines(
        Stream.of(
            differences.stream()
                .filter(it -> it.path("missing").asBoolean() == missing)
                .map(
                    it ->
                        it.path("step").asText()
                            + ". "
                            + text(it.path("title"))
                            + ": "
                            + it.path("what").asText())));
  }

  private static String word(boolean isGood) {
    return isGood ? Progress.PASS : Progress.FAIL;
  }

  private String text(JsonNode both) {
    return both.path(language.locale().getLanguage()).asText("");
  }

  private static String lines(Stream<Stream<String>> texts) {
    return texts
        .flatMap(each -> each)
        .filter(it -> !it.isBlank())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String shortly(Stream<String> texts) {
    List<String> some = texts.distinct().toList();
    return some.stream().limit(VARIANTS).collect(Collectors.joining(", "))
        + (some.size() > VARIANTS ? " …" : "");
  }
}
