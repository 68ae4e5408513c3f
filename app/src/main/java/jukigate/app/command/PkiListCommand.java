package jukigate.app.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.CertificateEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate pki list}: what there is, or with {@code --bad} what bad ones can be had. */
@Command(name = "list")
final class PkiListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>")
  private String node;

  @Option(names = "--bad")
  private boolean bad;

  PkiListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Language language = console.language();
    if (bad) {
      List<BadCertificate> all = BadCertificate.all();
      PkiView.print(
          console,
          all.stream().map(PkiView::json).toList(),
          all.stream().map(one -> PkiView.line(one, language)).toList());
      return ExitCode.GOOD;
    }
    Optional<NodeId> wanted = Optional.ofNullable(node).map(PkiCommand::node);
    Instant now = shared.clock(surroundings).instant();
    List<CertificateEntry> entries =
        PkiCommand.open(shared, surroundings).list().stream()
            .filter(entry -> wanted.isEmpty() || entry.holder().node().equals(wanted))
            .toList();
    PkiView.print(
        console,
        entries.stream().map(entry -> PkiView.json(entry, now)).toList(),
        entries.stream().map(entry -> PkiView.line(entry, now, language)).toList());
    return ExitCode.GOOD;
  }
}
