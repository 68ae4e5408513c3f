package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.chaos.Campaign;
import jukigate.app.chaos.ChaosReport;
import jukigate.app.chaos.Part;
import jukigate.app.chaos.Proof;
import jukigate.app.chaos.Trouble;
import jukigate.domain.refusal.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jukigate chaos}: is anything lost or doubled when processes are killed? */
@Command(name = "chaos")
final class ChaosCommand implements Callable<Integer> {
  private static final int FINDINGS = 20;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Spec private CommandSpec spec;

  @Option(names = "--kills", paramLabel = "<n>", defaultValue = "50")
  private int kills;

  @Option(names = "--events", paramLabel = "<n>", defaultValue = "200")
  private int events;

  @Option(names = "--seed", paramLabel = "<n>")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--report", paramLabel = "<folder>")
  private Optional<Path> report = Optional.empty();

  ChaosCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (kills < 1 || events < 1) {
      throw new ParameterException(spec.commandLine(), "--kills 1.. --events 1..");
    }
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    Path work = Started.newFolder(home, "chaos", surroundings).toAbsolutePath();
    long chosen = seed.orElseGet(() -> (long) surroundings.random().nextInt(Integer.MAX_VALUE));
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      console.note("chaos.started", kills, events, Long.toString(chosen), work);
      if (!Campaign.fillsDisks()) {
        console.note("chaos.nodisk");
      }
      var wanted = new Campaign.Wanted(kills, events, chosen);
      var result =
          new Campaign(wanted, work, surroundings.clock(), kill -> tell(console, kill)).run();
      return finish(console, new ChaosReport(result, again(chosen)), report.orElse(work));
    } catch (RefusedException e) {
      return console.refuse(e.refusal());
    }
  }

  private String again(long chosen) {
    return "./jukigate chaos --kills " + kills + " --events " + events + " --seed " + chosen;
  }

  /** Each of a few, each tenth of many. */
  private void tell(Console console, Campaign.Kill kill) {
    if (kills <= 100 || kill.number() % 10 == 0) {
      console.note(
          "chaos.kill",
          kill.number(),
          kills,
          name(console, kill.victim()),
          kill.at(),
          kill.accepted(),
          String.valueOf(kill.since().toSeconds()));
    }
  }

  private static String name(Console console, Part part) {
    return console.text("chaos.part." + part);
  }

  private static int finish(Console console, ChaosReport report, Path folder) {
    Path written = report.write(folder).orThrow();
    var result = report.result();
    if (console.json()) {
      console.printJson(report.data());
    } else {
      table(console, result);
      console.say("chaos.report", written);
      console.say("chaos.again", report.again());
      console.say(result.isGood() ? "chaos.good" : "chaos.bad");
    }
    return result.isGood() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void table(Console console, Campaign.Result result) {
    for (Part part : Part.values()) {
      console.say(
          "chaos.killed",
          name(console, part),
          ChaosReport.kills(result, part),
          ChaosReport.aimed(result, part));
    }
    Proof.Proven proven = result.proven();
    for (Trouble trouble : Trouble.values()) {
      console.say("chaos.trouble." + trouble, ChaosReport.troubles(result, trouble));
    }
    console.say("chaos.events", proven.events(), proven.residents(), proven.applied());
    console.say("chaos.letters", proven.deliveries(), proven.attempts(), proven.unanswered());
    console.say("chaos.audit", proven.leaves());
    proven.findings().stream()
        .limit(FINDINGS)
        .forEach(
            it ->
                console.say(
                    "chaos.finding",
                    console.text("chaos.flaw." + it.flaw()),
                    name(console, it.where()),
                    it.what()));
    if (proven.findings().size() > FINDINGS) {
      console.say("chaos.more", proven.findings().size() - FINDINGS);
    }
  }
}
