package jukigate.app.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.CertificateEntry;
import jukigate.keystores.RevocationReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate pki revoke}: puts a certificate into the CRL, at once. */
@Command(name = "revoke")
final class PkiRevokeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "<certificate>", descriptionKey = "certificate")
  private String certificate;

  @Option(names = "--reason", paramLabel = "<reason>")
  private String reason;

  PkiRevokeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Optional<RevocationReason> known =
        Optional.ofNullable(reason)
            .map(RevocationReason::ofLabel)
            .orElseGet(() -> Optional.of(RevocationReason.UNSPECIFIED));
    if (known.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "--reason " + reasons()));
    }
    CertificateEntry entry =
        PkiCommand.open(shared, surroundings).revoke(certificate, known.get()).orThrow();
    if (console.json()) {
      console.printJson(PkiView.json(entry, shared.clock(surroundings).instant()));
    } else {
      console.say("pki.revoked", entry.name(), entry.serialHex());
      String crl = "pki/trust/crls/" + entry.facts().issuer() + ".crl.pem";
      console.say("pki.crl", shared.home(surroundings).resolve(crl));
    }
    return ExitCode.GOOD;
  }

  private static String reasons() {
    return Arrays.stream(RevocationReason.values())
        .map(RevocationReason::label)
        .collect(Collectors.joining("|"));
  }
}
