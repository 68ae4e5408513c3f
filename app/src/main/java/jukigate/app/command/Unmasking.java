package jukigate.app.command;

import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import picocli.CommandLine.Option;

/** Whether numbers are shown, to whom, and why: never without a reason. */
final class Unmasking {
  private static final int LONGEST = 100;

  @Option(names = "--unmask")
  private boolean unmask;

  @Option(names = "--reason", paramLabel = "<text>")
  private String reason;

  @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli")
  private String operator;

  String operator() {
    return operator;
  }

  /** Empty where numbers stay masked. Refused when flag and reason do not come together. */
  String reason() {
    String why = Optional.ofNullable(reason).map(String::strip).orElse("");
    if (unmask == why.isEmpty() || why.length() > LONGEST) {
      throw new RefusedException(
          Refusal.of(RefusalCode.USAGE, "--unmask --reason \"…\" (1…" + LONGEST + ")"));
    }
    return why;
  }
}
