package jukigate.app.command;

import java.util.concurrent.Callable;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code jukigate pki}: the test PKI. It takes no lock on the home folder, because it serves a
 * backbone that is up; the PKI locks its own folder while it writes.
 */
@Command(name = "pki")
@SuppressWarnings("UnusedVariable") // picocli reads the options by their annotations
final class PkiCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private SharedOptions shared;

  private PkiCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new PkiCommand(surroundings))
        .addSubcommand("list", new PkiListCommand(surroundings))
        .addSubcommand("issue", new PkiIssueCommand(surroundings))
        .addSubcommand("revoke", new PkiRevokeCommand(surroundings))
        .addSubcommand("renew", new PkiRenewCommand(surroundings))
        .addSubcommand("rollover", new PkiRolloverCommand(surroundings))
        .addSubcommand("responder", new PkiResponderCommand(surroundings))
        .addSubcommand("csr", new PkiCsrCommand(surroundings));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(surroundings.err());
    return ExitCode.USAGE;
  }

  static TestPki open(SharedOptions shared, Surroundings surroundings) {
    return Started.pki(shared.home(surroundings), shared.clock(surroundings), surroundings);
  }

  static NodeId node(String text) {
    return NodeId.parse(text)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.NODE_ID_INVALID, text))
        .orThrow();
  }

  static KeyRole role(String text) {
    return KeyRole.ofLabel(text)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.USAGE, "--use tls|sign|sign-rsa|encrypt"))
        .orThrow();
  }
}
