package jukigate.app.command;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.app.courier.Courier;
import jukigate.app.resend.Change;
import jukigate.app.resend.Sender;
import jukigate.app.scenario.Ending;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.CertificateEntry;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import picocli.CommandLine.Option;

/** How {@code audit resend} sends. */
final class ResendOptions {
  @Option(names = "--change", paramLabel = "<change>", defaultValue = "as-is")
  private String change;

  @Option(
      names = "--gateway",
      paramLabel = "<url>",
      defaultValue = "https://gateway.jukigate.localhost:8443")
  private URI gateway;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private String profile;

  Change change() {
    return Change.ofWord(change).orElseThrow(() -> wrong("--change " + Change.words()));
  }

  /** With the keys of the home folder. */
  Sender sender(SharedOptions shared, Surroundings surroundings, JournalReader journal) {
    JvmSecurity.harden();
    SecurityProfile chosen =
        SecurityProfile.byName(profile).orElseThrow(() -> wrong("--profile " + profile));
    BackboneClock clock = shared.clock(surroundings);
    TestPki pki = Started.pki(shared.home(surroundings), clock, surroundings);
    var trust = new Trust(pki.trustMaterial(), chosen, clock);
    return new Sender(
        new Courier.Line(pki, chosen, trust, gateway, clock),
        surroundings.random(),
        journal,
        () -> held(pki));
  }

  private static List<NodeId> held(TestPki pki) {
    return pki.list().stream()
        .filter(entry -> entry.holder().origin() == CertificateEntry.Origin.NODE)
        .flatMap(entry -> entry.holder().node().stream())
        .filter(node -> !node.equals(NodeId.GATEWAY))
        .distinct()
        .sorted()
        .toList();
  }

  /** The exit code says whether it was accepted. */
  static int say(Console console, Sender.Sent sent) {
    boolean good = sent.message().ending() instanceof Ending.Acknowledged;
    Optional<RecordedExchange> row = sent.row();
    String number = row.map(it -> Long.toString(it.number().value())).orElse("");
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("change", sent.change().word());
      data.put("ending", sent.message().ending().toString());
      data.put("number", number);
      data.put("correlationId", row.map(RecordedExchange::correlationId).orElse(""));
      console.printJson(data);
    } else {
      console.say("audit.resent", sent.change().word(), sent.message().ending(), number);
      row.map(RecordedExchange::detail).filter(it -> !it.isEmpty()).ifPresent(console::line);
    }
    return good ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static RefusedException wrong(String what) {
    return new RefusedException(Refusal.of(RefusalCode.USAGE, what));
  }
}
