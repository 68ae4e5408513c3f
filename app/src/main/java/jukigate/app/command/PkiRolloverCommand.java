package jukigate.app.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.CertificateEntry;
import jukigate.keystores.TestPki.Rollover;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jukigate pki rollover}: from one generation of CAs to the next, step by step. */
@Command(name = "rollover")
final class PkiRolloverCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "begin|switch|end", descriptionKey = "step")
  private String step;

  PkiRolloverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Optional<Rollover> wanted =
        Arrays.stream(Rollover.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(step))
            .findFirst();
    if (wanted.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "pki rollover begin|switch|end"));
    }
    List<CertificateEntry> entries =
        PkiCommand.open(shared, surroundings).rollover(wanted.get()).orThrow();
    if (console.json()) {
      var now = shared.clock(surroundings).instant();
      console.printJson(entries.stream().map(entry -> PkiView.json(entry, now)).toList());
    } else {
      console.say("pki.rollover." + step, entries.size());
    }
    return ExitCode.GOOD;
  }
}
