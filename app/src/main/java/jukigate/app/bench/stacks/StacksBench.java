package jukigate.app.bench.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jukigate.app.backbone.Backbone;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.KeyRole;

/**
 * Lets the samples of {@code interop/} send varied good messages through a running gateway, each as
 * a process of its own. Whatever is refused is refused falsely.
 */
public final class StacksBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Backbone backbone;
  private final Place place;
  private final SecureRandom keys;

  /**
   * @param root folder with {@code interop/}
   * @param work folder for files of the run
   */
  public record Place(Path root, Path work) {}

  /**
   * What a sample said at its end.
   *
   * @param stack name and version
   * @param accepted acknowledged by the receiver
   * @param refused {@code <request number> <refusal id> <correlation id>}
   */
  public record Said(String stack, int sent, int accepted, List<String> refused, Duration took) {
    public Said {
      refused = List.copyOf(refused);
    }
  }

  /**
   * @param keys randomness for keys
   */
  public StacksBench(Backbone backbone, Place place, SecureRandom keys) {
    this.backbone = backbone;
    this.place = place;
    this.keys = keys;
  }

  /**
   * Empty when the tools of the stack are not there.
   *
   * @param seed of the messages
   * @return refused when the sample ended without a result; its words are in {@code work}
   */
  public Optional<Outcome<Said>> run(ForeignStack stack, int messages, long seed) {
    return stack
        .command(place.root(), place.work())
        .map(command -> run(stack, command, messages, seed));
  }

  private Outcome<Said> run(ForeignStack stack, List<String> command, int messages, long seed) {
    Path folder = place.work().resolve(stack.name());
    Path errors = folder.resolve("errors");
    try {
      List<String> whole = new ArrayList<>(command);
      whole.addAll(words(stack, folder, messages, seed));
      Path output = folder.resolve("output");
      long begin = System.nanoTime();
      Process sample =
          new ProcessBuilder(whole)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      boolean ended = finish(sample);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      String last = Files.readString(output).strip();
      return ended && last.startsWith("{")
          ? Outcome.passed(said(JSON.readTree(last), took))
          : Outcome.refused(RefusalCode.FILE_UNREADABLE, errors, "no result");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, folder, e.getClass().getSimpleName());
    }
  }

  private List<String> words(ForeignStack stack, Path folder, int messages, long seed)
      throws IOException {
    NodeId sender = stack.sender();
    var origin =
        new VariedUpdates.Origin(
            sender.localGovernment().orElseThrow(),
            stack.name().replace('_', '-'),
            stack.firstResident());
    var random = new Random(seed + stack.firstResident());
    var updates = new VariedUpdates(origin, random).take(messages);
    Path certified =
        VendorFiles.certified(backbone.pki(), sender, folder, keys, KeyRole.TLS, KeyRole.SIGN_RSA);
    Path file = VendorFiles.updates(folder.resolve("updates.jsonl"), updates, "term." + sender);
    return List.of(
        "--gateway",
        backbone.gatewayUrl().toString(),
        "--keys",
        certified.toString(),
        "--trust",
        backbone.pki().trustFolder().toString(),
        "--sender",
        sender.value(),
        "--receiver",
        NodeId.prefecture(sender.localGovernment().orElseThrow()).value(),
        "--updates",
        file.toString());
  }

  private static boolean finish(Process sample) {
    try {
      boolean ended = sample.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      sample.destroyForcibly();
      return ended;
    } catch (InterruptedException e) {
      sample.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Said said(JsonNode told, Duration took) {
    List<String> refused = new ArrayList<>();
    for (JsonNode each : told.path("refused")) {
      refused.add(
          String.join(
              " ",
              each.path("requestNumber").asText(),
              each.path("id").asText(),
              each.path("correlationId").asText()));
    }
    return new Said(
        told.path("stack").asText(),
        told.path("sent").asInt(),
        told.path("accepted").asInt(),
        refused,
        took);
  }
}
