package jukigate.app.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Terms;
import jukigate.conformance.attack.Witness;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * What a run of attacks has found so far, in a file that survives the run: a line that says which
 * run it is, then one for each attack that ended. A last line that was cut off does not count.
 */
public final class RunProgress implements AutoCloseable {
  private static final String NAME = "unfinished.jsonl";

  /** The run before one that was begun anew. */
  public static final String ASIDE = "unfinished.old.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<StandardOpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private final Path file;
  private final FileChannel channel;
  private final Plan plan;
  private final List<AttackResult> finished;

  /**
   * Which run.
   *
   * @param attacked as the report names it
   * @param ids the attacks that were asked for; none: all, and the matrix
   * @param work folder with journal and databases of the run
   * @param before how often it was begun before
   */
  public record Plan(
      String attacked,
      String profile,
      long seed,
      int generated,
      List<String> ids,
      Instant started,
      Path work,
      int before) {
    public Plan {
      ids = List.copyOf(ids);
    }

    Plan again() {
      return new Plan(attacked, profile, seed, generated, ids, started, work, before + 1);
    }
  }

  private RunProgress(Path file, FileChannel channel, Plan plan, List<AttackResult> finished) {
    this.file = file;
    this.channel = channel;
    this.plan = plan;
    this.finished = finished;
  }

  /** True when a run that did not end has left its file in the folder. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /**
   * Begins a run; what an unfinished one left is set aside as {@link #ASIDE}. Refused: DISK_FULL.
   */
  public static Outcome<RunProgress> begin(Path folder, Plan plan) {
    try {
      if (isIn(folder)) {
        Path aside = folder.resolve(ASIDE);
        Files.move(folder.resolve(NAME), aside, StandardCopyOption.REPLACE_EXISTING);
      }
      return write(folder, plan, List.of());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  /**
   * Goes on with a run.
   *
   * @param attacked as the report names it
   * @return refused with NOTHING_TO_RESUME when the folder has no unfinished run of it
   */
  public static Outcome<RunProgress> resume(Path folder, String attacked) {
    Path file = folder.resolve(NAME);
    try {
      List<String> lines = Files.readAllLines(file);
      Optional<Plan> plan =
          lines.stream()
              .findFirst()
              .flatMap(RunProgress::plan)
              .filter(it -> it.attacked().equals(attacked));
      if (plan.isEmpty()) {
        return Outcome.refused(RefusalCode.NOTHING_TO_RESUME, folder, attacked);
      }
      List<AttackResult> results =
          lines.stream().skip(1).flatMap(line -> result(line).stream()).toList();
      return write(folder, plan.get().again(), results);
    } catch (IOException none) {
      return Outcome.refused(RefusalCode.NOTHING_TO_RESUME, folder, attacked);
    }
  }

  /** The new file takes the place of the old one as a whole. */
  private static Outcome<RunProgress> write(Path folder, Plan plan, List<AttackResult> results) {
    Path file = folder.resolve(NAME);
    StringBuilder text = new StringBuilder().append(line(plan));
    results.forEach(result -> text.append(line(result)));
    try {
      Files.createDirectories(folder);
      OwnerOnly.place(file, text.toString().getBytes(StandardCharsets.UTF_8));
      return Outcome.passed(new RunProgress(file, FileChannel.open(file, APPEND), plan, results));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  public Plan plan() {
    return plan;
  }

  /** What ended before this run went on. */
  public List<AttackResult> finished() {
    return List.copyOf(finished);
  }

  /** Durable when it returns. */
  public void add(AttackResult result) {
    try {
      ByteBuffer line = ByteBuffer.wrap(line(result).getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report is written: nothing is left to go on with. */
  public void end() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Plan plan) {
    ObjectNode node = JSON.createObjectNode();
    plan.ids().forEach(node.putArray("ids")::add);
    return node.put("attacked", plan.attacked())
            .put("profile", plan.profile())
            .put("seed", plan.seed())
            .put("generated", plan.generated())
            .put("started", plan.started().toString())
            .put("work", plan.work().toString())
            .put("before", plan.before())
        + "\n";
  }

  private static Optional<Plan> plan(String line) {
    return read(line)
        .filter(it -> it.hasNonNull("work"))
        .map(
            it ->
                new Plan(
                    it.path("attacked").asText(),
                    it.path("profile").asText(),
                    it.path("seed").asLong(),
                    it.path("generated").asInt(),
                    it.path("ids").valueStream().map(JsonNode::asText).toList(),
                    Instant.parse(it.path("started").asText()),
                    Path.of(it.path("work").asText()),
                    it.path("before").asInt()));
  }

  private static String line(AttackResult result) {
    ObjectNode node =
        JSON.createObjectNode().put("attack", result.attack().id()).put("lane", result.lane());
    ArrayNode variants = node.putArray("variants");
    result.variants().forEach(shown -> variants.add(node(shown)));
    return node + "\n";
  }

  private static ObjectNode node(Shown shown) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("name", shown.variant())
            .put("answer", shown.answer())
            .put("canaryCalls", shown.canaryCalls())
            .put("goodBefore", shown.controls().before())
            .put("goodAfter", shown.controls().after())
            .put("atOnce", shown.terms().atOnce())
            .put("accepted", shown.terms().accepted())
            .put("delivered", shown.terms().delivered())
            .put("sent", shown.bytes().sent().toByteArray())
            .put("heard", shown.bytes().heard().toByteArray());
    ArrayNode expected = node.putArray("expected");
    shown.expected().forEach(one -> expected.add(one.text()));
    state(node.putObject("before"), shown.before());
    state(node.putObject("after"), shown.after());
    shown
        .record()
        .ifPresent(
            record ->
                node.putObject("record")
                    .put("correlationId", record.correlationId())
                    .put("stage", record.stage())
                    .put("refusalId", record.refusalId())
                    .put("detail", record.detail()));
    return node;
  }

  private static void state(ObjectNode node, Witness.State state) {
    node.put("resident", state.resident())
        .put("arrived", state.arrived())
        .put("outbox", state.outbox())
        .put("taken", state.taken());
  }

  private static Optional<AttackResult> result(String line) {
    return read(line)
        .flatMap(
            node -> Attacks.ofId(node.path("attack").asText()).map(attack -> result(attack, node)));
  }

  private static AttackResult result(Attack attack, JsonNode node) {
    List<Shown> shown = new ArrayList<>();
    node.path("variants").forEach(variant -> shown.add(shown(variant)));
    return new AttackResult(attack, shown, node.path("lane").asInt());
  }

  private static Shown shown(JsonNode node) {
    return new Shown(
        node.path("name").asText(),
        node.path("expected").valueStream().map(it -> Attack.Expected.of(it.asText())).toList(),
        node.path("answer").asText(),
        Optional.of(node.path("record")).filter(JsonNode::isObject).map(RunProgress::recorded),
        state(node.path("before")),
        state(node.path("after")),
        node.path("canaryCalls").asInt(),
        new AttackResult.Controls(
            node.path("goodBefore").asBoolean(), node.path("goodAfter").asBoolean()),
        new AttackResult.Bytes(payload(node.path("sent")), payload(node.path("heard"))),
        Terms.of(
            node.path("atOnce").asBoolean(),
            node.path("accepted").asInt(),
            node.path("delivered").asInt()));
  }

  private static Witness.Recorded recorded(JsonNode node) {
    return new Witness.Recorded(
        node.path("correlationId").asText(),
        node.path("stage").asText(),
        node.path("refusalId").asText(),
        node.path("detail").asText());
  }

  private static Witness.State state(JsonNode node) {
    return new Witness.State(
        node.path("resident").asText(),
        node.path("arrived").asLong(),
        node.path("outbox").asInt(),
        node.path("taken").asLong());
  }

  private static Payload payload(JsonNode node) {
    try {
      return Payload.of(node.binaryValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of a line that was cut off. */
  private static Optional<JsonNode> read(String line) {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException cut) {
      return Optional.empty();
    }
  }
}
