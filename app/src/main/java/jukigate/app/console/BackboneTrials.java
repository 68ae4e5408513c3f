package jukigate.app.console;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.cases.BusinessCase;
import jukigate.app.courier.Courier;
import jukigate.app.record.Pseudonyms;
import jukigate.app.record.RecordedScenario;
import jukigate.app.record.Recording;
import jukigate.app.record.RecordingFolder;
import jukigate.app.resend.Change;
import jukigate.app.resend.Sender;
import jukigate.console.view.Messages;
import jukigate.console.view.Trials;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.RecordedExchange;

/** Messages of a running backbone, sent once more by the nodes that it plays. */
final class BackboneTrials implements Trials {
  private static final int SECRET = 32;

  private final Backbone backbone;
  private final BackboneMessages messages;
  private final Path scenarios;
  private final SecureRandom random;
  private final List<NodeId> simulated;

  /**
   * @param scenarios folder of what is saved
   * @param simulated the nodes that this process plays
   */
  BackboneTrials(
      Backbone backbone,
      BackboneMessages messages,
      Path scenarios,
      SecureRandom random,
      Set<NodeId> simulated) {
    this.backbone = backbone;
    this.messages = messages;
    this.scenarios = scenarios;
    this.random = random;
    this.simulated = simulated.stream().sorted().toList();
  }

  @Override
  public Tried send(long number, String change, Language language, String tester) {
    Change chosen =
        Change.ofWord(change)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.of(
                            RefusalCode.CONSOLE_REQUEST_INVALID, "change: " + Change.words())));
    backbone.putOnRecord(
        "console-resend",
        Map.of("message", Long.toString(number), "change", chosen.word(), "role", tester));
    Sender.Sent sent = sender().send(number, chosen).orThrow();
    Optional<Messages.Message> message =
        sent.row().flatMap(row -> messages.masked(row.number().value(), language));
    return new Tried(
        chosen.word(),
        sent.message().ending().toString(),
        message.map(Messages.Message::row),
        message.map(Messages.Message::why).orElse(""),
        message.map(Messages.Message::fix).orElse(""));
  }

  private Sender sender() {
    var line =
        new Courier.Line(
            backbone.pki(),
            backbone.profile(),
            backbone.trust(),
            backbone::gatewayUrl,
            backbone.clock());
    return new Sender(line, random, backbone.journal(), () -> simulated);
  }

  @Override
  public Saved save(long number, String tester) {
    RecordedExchange row = row(number).orElseThrow(() -> none(number));
    backbone.putOnRecord(
        "console-scenario", Map.of("message", Long.toString(number), "role", tester));
    var recording =
        Recording.of(following(row), backbone.journal(), Recording.Reader.of(backbone))
            .with(pseudonyms());
    Set<NodeId> senders = NodeId.parse(row.sender()).map(Set::of).orElseThrow(() -> none(number));
    var parted = RecordedScenario.of(recording.messages(), senders);
    Instant at = Instant.parse(row.receivedAt());
    if (parted.steps().isEmpty()) {
      throw new RefusedException(Refusal.of(RefusalCode.NOTHING_RECORDED, at, at));
    }
    var manner = new RecordingFolder.Manner(at, backbone.clock().instant(), true, false);
    Path folder =
        RecordingFolder.write(
                scenarios.resolve("message-" + number), parted, recording.leftOut(), manner)
            .orThrow();
    return new Saved(folder.toString(), "./jukigate replay " + quoted(folder.toString()));
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9/._-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  /** It, and what came after it in its case: that follows when it is played again. */
  private List<RecordedExchange> following(RecordedExchange row) {
    long number = row.number().value();
    return messages.found(number).map(BusinessCase::messages).orElse(List.of(row)).stream()
        .filter(one -> one.number().value() >= number)
        .filter(one -> one.number().equals(row.number()) || !one.sender().equals(row.sender()))
        .toList();
  }

  /** With a secret that nobody keeps. */
  private Pseudonyms pseudonyms() {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    return new Pseudonyms(secret);
  }

  @Override
  public Optional<List<Sample>> samples(long number) {
    return row(number).map(this::samples);
  }

  /** None for a message whose sender, receiver or action nobody knows. */
  private List<Sample> samples(RecordedExchange row) {
    Optional<NodeId> from = NodeId.parse(row.sender()).filter(simulated::contains);
    Optional<NodeId> to = NodeId.parse(row.receiver());
    Optional<Operation> operation = Operation.ofRequestAction(row.action());
    if (from.isEmpty() || to.isEmpty() || operation.isEmpty()) {
      return List.of();
    }
    var address = backbone.gatewayUrl(from.get());
    return new Samples(
            backbone.pki().folder().toAbsolutePath(),
            address,
            from.get(),
            to.get(),
            operation.get())
        .all();
  }

  private Optional<RecordedExchange> row(long number) {
    return Sender.row(backbone.journal(), number);
  }

  private static RefusedException none(long number) {
    return new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, Long.toString(number)));
  }
}
