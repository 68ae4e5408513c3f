package jukigate.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import jukigate.app.desk.AgendaQuestion;
import jukigate.app.desk.ClockAnswer;
import jukigate.app.desk.ClockErrand;
import jukigate.app.desk.ClockErrand.Wish;
import jukigate.app.desk.Ticket;
import jukigate.console.view.Timekeeper.Coming;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate clock}: shows and moves the time of a running backbone. */
@Command(name = "clock")
final class ClockCommand extends CommandGroup {
  /** A move ends when all that became due is done, which may be much. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int MOST = 1_000;

  private final Surroundings surroundings;

  ClockCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What time it is. */
  @Command(name = "show")
  int show(@Mixin SharedOptions options) {
    return ask(options, Wish.SHOW, "");
  }

  /** What will end or be erased. */
  @Command(name = "coming")
  int coming(
      @Mixin SharedOptions options,
      @Option(names = "--limit", paramLabel = "<n>", descriptionKey = "limit", defaultValue = "40")
          int limit) {
    Console console = options.console(surroundings);
    if (limit < 1 || limit > MOST) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "clock coming --limit 1.." + MOST));
    }
    Coming[] all =
        new RunningBackbone(options.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.AGENDA, new AgendaQuestion(limit), Coming[].class)
            .orThrow();
    if (console.json()) {
      console.printJson(all);
    } else {
      Arrays.stream(all).forEach(one -> say(console, one));
    }
    return ExitCode.GOOD;
  }

  private static void say(Console console, Coming one) {
    console.say(
        "clock.coming." + one.kind(),
        ClockView.text(Instant.parse(one.at())),
        (one.what() + " " + one.node()).strip(),
        one.count() == 0 ? "–" : Integer.toString(one.count()));
  }

  /** On by a period. */
  @Command(name = "advance")
  int advance(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<P31D|PT5M>", descriptionKey = "period") String period) {
    return ask(options, Wish.ADVANCE, period);
  }

  /** On to an instant. */
  @Command(name = "to")
  int to(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<instant>", descriptionKey = "instant") String instant) {
    return ask(options, Wish.TO, instant);
  }

  /** Stands from now on. */
  @Command(name = "freeze")
  int freeze(@Mixin SharedOptions options) {
    return ask(options, Wish.FREEZE, "");
  }

  /** Goes on by itself, a second a second. */
  @Command(name = "resume")
  int resume(@Mixin SharedOptions options) {
    return ask(options, Wish.RESUME, "");
  }

  /** Goes on by itself, faster. */
  @Command(name = "speed")
  int speed(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<n>", descriptionKey = "speed") String speed) {
    int n =
        ClockOptions.speed(speed)
            .orElseThrow(
                () -> new RefusedException(Refusal.of(RefusalCode.USAGE, "clock speed 1…360")));
    return ask(options, Wish.SPEED, Integer.toString(n));
  }

  private int ask(SharedOptions options, Wish wish, String value) {
    Console console = options.console(surroundings);
    ClockAnswer answer =
        new RunningBackbone(options.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.CLOCK, new ClockErrand(wish, value), ClockAnswer.class)
            .orThrow();
    if (!answer.refusals().isEmpty()) {
      return console.refuse(answer.refusals().getFirst().refusal());
    }
    if (console.json()) {
      console.printJson(answer);
      return ExitCode.GOOD;
    }
    Instant instant = Instant.parse(answer.instant());
    console.line(ClockView.text(console, instant, answer.mode(), answer.speed()));
    if (wish == Wish.ADVANCE || wish == Wish.TO) {
      console.say("clock.settled", answer.erased(), answer.sent(), answer.certificates());
    }
    return ExitCode.GOOD;
  }
}
