package jukigate.app.command;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.courier.Courier;
import jukigate.app.play.PlayedMessage;
import jukigate.app.report.Indentation;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.message.Dispatch;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate send}: one message of a node, from a body file, to a running gateway. */
@Command(name = "send")
final class SendCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--from", paramLabel = "<node>", required = true)
  private String from;

  @Option(names = "--to", paramLabel = "<node>", required = true)
  private String to;

  @Option(names = "--operation", paramLabel = "<name>", required = true)
  private String operation;

  @Option(names = "--purpose", paramLabel = "<code>")
  private String purpose;

  @Option(
      names = "--gateway",
      paramLabel = "<url>",
      defaultValue = "https://gateway.jukigate.localhost:8443")
  private URI gateway;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli")
  private String operator;

  @Option(names = "--terminal", paramLabel = "<id>", defaultValue = "term-cli")
  private String terminal;

  @Parameters(paramLabel = "<body.xml>", descriptionKey = "body")
  private Path body;

  SendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    JvmSecurity.harden();
    Console console = shared.console(surroundings);
    SecurityProfile chosen =
        SecurityProfile.byName(profile).orElseThrow(() -> wrong("--profile " + profile));
    BackboneClock clock = shared.clock(surroundings);
    TestPki pki = Started.pki(shared.home(surroundings), clock, surroundings);
    Trust trust = new Trust(pki.trustMaterial(), chosen, clock);
    Courier courier =
        new Courier(new Courier.Line(pki, chosen, trust, gateway, clock), surroundings.random());
    Sending sending = sending();
    var element = BodyFile.read(body).orThrow();
    var sealed = courier.seal(sending, element, pki.signing(sending.from(), chosen));
    PlayedMessage message = courier.deliver(sealed, Optional.of(pki.tls(sending.from())), false);
    return say(console, message, opened(courier, pki, message));
  }

  private Sending sending() {
    Operation named =
        Operation.all()
            .filter(known -> known.name().equals(operation))
            .findFirst()
            .orElseThrow(() -> wrong("--operation " + operation));
    Purpose why =
        purpose == null
            ? standard(named)
            : Purpose.ofCode(purpose).orElseThrow(() -> wrong("--purpose " + purpose));
    if (!Dispatch.isId(operator) || !Dispatch.isId(terminal)) {
      throw wrong("--operator, --terminal");
    }
    NodeId sender = UpCommand.node(from);
    return new Sending(
        sender, UpCommand.node(to), named, new Dispatch(operator, terminal, why), new Form(body));
  }

  private static Purpose standard(Operation operation) {
    return switch (operation.exchange()) {
      case "X04", "X05", "X06" -> Purpose.MIGRATION;
      case "X07" -> Purpose.RESIDENCE_COPY;
      case "X08" -> Purpose.CARD;
      default -> Purpose.REGISTER_UPDATE;
    };
  }

  /** The body of an encrypted answer, when the key that it is encrypted for is in the PKI. */
  private static Optional<String> opened(Courier courier, TestPki pki, PlayedMessage message) {
    NodeId reader = message.route().from();
    boolean encrypted =
        Operation.all()
            .filter(known -> known.name().equals(message.route().operation()))
            .anyMatch(Operation::encrypted);
    if (!encrypted || !(message.ending() instanceof Ending.Acknowledged)) {
      return Optional.empty();
    }
    var key = pki.decryption(reader);
    return message
        .bytes()
        .answer()
        .filter(answer -> key.certificate().equals(pki.encryptionCertificate(reader)))
        .map(answer -> courier.open(answer, key))
        .filter(Outcome::isPassed)
        .map(body -> Indentation.of(BodyFile.text(body.orThrow())));
  }

  private static int say(Console console, PlayedMessage message, Optional<String> opened) {
    boolean good = message.ending() instanceof Ending.Acknowledged;
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("ending", message.ending().toString());
      data.put("correlationId", message.correlationId().orElse(""));
      data.put("millis", message.took().toMillis());
      data.put("answer", text(message));
      opened.ifPresent(body -> data.put("decrypted", body));
      console.printJson(data);
    } else {
      console.say("send.ending", message, String.valueOf(message.took().toMillis()));
      explain(console, message);
      message.correlationId().ifPresent(id -> console.say("send.correlation", id));
      console.line(text(message));
      opened.ifPresent(
          body -> {
            console.say("send.decrypted");
            console.line(body);
          });
    }
    return good ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void explain(Console console, PlayedMessage message) {
    if (message.ending() instanceof Ending.Fault(String id)) {
      RefusalCode.ofId(id)
          .map(code -> Refusal.of(code, "…", "…", "…", "…"))
          .ifPresent(
              refusal -> {
                console.line(refusal.text(console.language()));
                console.line("→ " + refusal.fix(console.language()));
              });
    }
  }

  private static String text(PlayedMessage message) {
    return message
        .bytes()
        .answer()
        .map(bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8))
        .orElse("");
  }

  private static RefusedException wrong(String what) {
    return new RefusedException(Refusal.of(RefusalCode.USAGE, what));
  }
}
