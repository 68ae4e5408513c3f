package jukigate.app.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jukigate.app.desk.ResponderAnswer;
import jukigate.app.desk.ResponderErrand;
import jukigate.app.desk.Ticket;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.ResponderMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jukigate pki responder}: how the OCSP responder and the CRL point that are up behave. */
@Command(name = "responder")
final class PkiResponderCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", arity = "0..1", paramLabel = "<mode>", descriptionKey = "mode")
  private String mode = "";

  PkiResponderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (!mode.isEmpty() && ResponderMode.ofLabel(mode).isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "pki responder " + modes()));
    }
    ResponderAnswer answer =
        new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.RESPONDER, new ResponderErrand(mode), ResponderAnswer.class)
            .orThrow();
    if (!answer.refusals().isEmpty()) {
      return console.refuse(answer.refusals().getFirst().refusal());
    }
    if (console.json()) {
      console.printJson(answer);
    } else {
      console.say("pki.responder", answer.address(), answer.mode());
    }
    return ExitCode.GOOD;
  }

  private static String modes() {
    return Arrays.stream(ResponderMode.values())
        .map(ResponderMode::label)
        .collect(Collectors.joining("|"));
  }
}
