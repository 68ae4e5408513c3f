package jukigate.app.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.CertificateEntry;
import jukigate.keystores.IssuedCertificate;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code jukigate pki issue}: a certificate for a vendor's request, a new key for a simulated node,
 * or a bad certificate to be refused.
 */
@Command(name = "issue")
final class PkiIssueCommand implements Callable<Integer> {
  private static final int MAX_REQUEST_BYTES = 1 << 16;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>", required = true)
  private String node;

  @Option(names = "--use", paramLabel = "tls|sign|sign-rsa|encrypt")
  private String use;

  @Option(names = "--csr", paramLabel = "<file>")
  private Path csr;

  @Option(names = "--out", paramLabel = "<file>")
  private Path out;

  @Option(names = "--bad", paramLabel = "<bad-id>")
  private String bad;

  PkiIssueCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    NodeId owner = PkiCommand.node(node);
    if (bad != null) {
      return issueBad(owner);
    }
    KeyRole role = PkiCommand.role(Optional.ofNullable(use).orElse(""));
    if (csr == null) {
      CertificateEntry entry = PkiCommand.open(shared, surroundings).renew(owner, role).orThrow();
      return report(entry, shared.home(surroundings).resolve("pki"));
    }
    return issue(owner, role);
  }

  private Integer issue(NodeId owner, KeyRole role) {
    String request = read(csr);
    requireNew();
    IssuedCertificate issued =
        PkiCommand.open(shared, surroundings).issue(request, owner, role).orThrow();
    Path file = Optional.ofNullable(out).orElse(issued.file());
    if (out != null) {
      write(out, issued.chainPem());
    }
    Console console = shared.console(surroundings);
    if (console.json()) {
      console.printJson(PkiView.json(issued.entry(), shared.clock(surroundings).instant()));
    } else {
      console.say("pki.issued", issued.entry().name(), issued.entry().serialHex());
      console.say("pki.chain", file);
      console.say("pki.trust", shared.home(surroundings).resolve("pki/trust/ca.pem"));
    }
    return ExitCode.GOOD;
  }

  private Integer issueBad(NodeId owner) {
    if (csr != null || use != null || out != null) {
      return refused(RefusalCode.USAGE, "--bad");
    }
    Optional<BadCertificate> wanted = BadCertificate.ofId(bad);
    if (wanted.isEmpty()) {
      return refused(RefusalCode.USAGE, "--bad " + bad + " (jukigate pki list --bad)");
    }
    TestPki pki = PkiCommand.open(shared, surroundings);
    if (wanted.get().role() == KeyRole.TLS) {
      pki.bad().tls(wanted.get(), owner);
    } else {
      pki.bad().signing(wanted.get(), owner);
    }
    String name = "bad/" + bad + "/" + owner;
    CertificateEntry entry =
        pki.list().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Console console = shared.console(surroundings);
    int exit = report(entry, pki.folder());
    if (!console.json()) {
      console.say(
          "pki.expected", wanted.get().expected().id(), wanted.get().text(console.language()));
    }
    return exit;
  }

  private int report(CertificateEntry entry, Path folder) {
    Console console = shared.console(surroundings);
    Instant now = shared.clock(surroundings).instant();
    if (console.json()) {
      console.printJson(PkiView.json(entry, now));
    } else {
      console.say("pki.issued", entry.name(), entry.serialHex());
      for (String file : entry.files()) {
        console.line("  " + folder.resolve(file));
      }
    }
    return ExitCode.GOOD;
  }

  private int refused(RefusalCode code, String argument) {
    return shared.console(surroundings).refuse(Refusal.of(code, argument));
  }

  /** Before anything is issued: a file in the way must not cost a certificate. */
  private void requireNew() {
    if (out != null && Files.exists(out)) {
      throw new RefusedException(Refusal.of(RefusalCode.FILE_EXISTS, out));
    }
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_REQUEST_BYTES) {
        return Outcome.<String>refused(RefusalCode.CSR_REFUSED, "> 64 KiB").orThrow();
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new RefusedException(Refusal.of(RefusalCode.CSR_REFUSED, "PEM?"), e);
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName()), e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.DISK_FULL, file, e.getClass().getSimpleName()), e);
    }
  }
}
