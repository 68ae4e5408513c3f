package jukigate.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.keystores.CertificateEntry;
import jukigate.keystores.TestPki.Renewal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate pki renew}: a new certificate for a simulated node, while it is up. */
@Command(name = "renew")
final class PkiRenewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>", required = true)
  private String node;

  @Option(names = "--use", paramLabel = "tls|sign|sign-rsa|encrypt", required = true)
  private String use;

  @Option(names = "--same-key")
  private boolean sameKey;

  PkiRenewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CertificateEntry entry =
        PkiCommand.open(shared, surroundings)
            .renew(
                PkiCommand.node(node),
                PkiCommand.role(Optional.ofNullable(use).orElse("")),
                sameKey ? Renewal.SAME_KEY : Renewal.NEW_KEY)
            .orThrow();
    Console console = shared.console(surroundings);
    if (console.json()) {
      console.printJson(PkiView.json(entry, shared.clock(surroundings).instant()));
    } else {
      console.say("pki.issued", entry.name(), entry.serialHex());
    }
    return ExitCode.GOOD;
  }
}
