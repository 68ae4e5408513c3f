package jukigate.app.command;

import java.time.Duration;
import jukigate.app.desk.CsAnswer;
import jukigate.app.desk.CsDecision;
import jukigate.app.desk.CsQuestion;
import jukigate.app.desk.CsQuestion.View;
import jukigate.app.desk.DeskResult;
import jukigate.app.desk.Ticket;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate cs}: what an officer of a municipal CS sees and decides. */
@Command(name = "cs")
final class CsCommand extends CommandGroup {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Surroundings surroundings;

  CsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Which CS, how much of it, and with numbers or without. */
  static final class Asked {
    @Option(names = "--node", paramLabel = "<id>")
    private String node;

    @Option(names = "--limit", paramLabel = "<n>", defaultValue = "100")
    private int limit;

    @Mixin private Unmasking unmasking;

    CsQuestion question(View view) {
      return question(view, "");
    }

    CsQuestion question(View view, String about) {
      if (limit < 1) {
        throw new RefusedException(Refusal.of(RefusalCode.USAGE, "--limit 1…"));
      }
      return new CsQuestion(view, id(node), limit, unmasking.operator(), unmasking.reason(), about);
    }
  }

  /** Who lives there. */
  @Command(name = "residents")
  int residents(
      @Mixin SharedOptions options,
      @Mixin Asked asked,
      @Option(names = "--find", paramLabel = "<text>", defaultValue = "") String find) {
    return show(options, asked.question(View.RESIDENTS, find));
  }

  /** What happened to one of them. */
  @Command(name = "history")
  int history(
      @Mixin SharedOptions options,
      @Option(names = "--node", paramLabel = "<id>") String node,
      @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli") String operator,
      @Parameters(paramLabel = "<code>", descriptionKey = "resident") String code) {
    return show(
        options, new CsQuestion(View.HISTORY, id(node), Integer.MAX_VALUE, operator, "", code));
  }

  /** What came in. */
  @Command(name = "inbox")
  int inbox(@Mixin SharedOptions options, @Mixin Asked asked) {
    return show(options, asked.question(View.INBOX));
  }

  /** What waits for a decision. */
  @Command(name = "approvals")
  int approvals(@Mixin SharedOptions options, @Mixin Asked asked) {
    return show(options, asked.question(View.APPROVALS));
  }

  /** Moves out that nobody confirmed. */
  @Command(name = "missing")
  int missing(@Mixin SharedOptions options, @Mixin Asked asked) {
    return show(options, asked.question(View.MISSING));
  }

  /** What is erased when. */
  @Command(name = "calendar")
  int calendar(
      @Mixin SharedOptions options, @Option(names = "--node", paramLabel = "<id>") String node) {
    return show(options, new CsQuestion(View.CALENDAR, id(node), Integer.MAX_VALUE, "", ""));
  }

  /** Who was shown numbers. */
  @Command(name = "unmasked")
  int unmasked(
      @Mixin SharedOptions options,
      @Option(names = "--node", paramLabel = "<id>") String node,
      @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli") String operator) {
    return show(options, new CsQuestion(View.UNMASKED, id(node), Integer.MAX_VALUE, operator, ""));
  }

  /** Who did or tried what. */
  @Command(name = "operations")
  int operations(
      @Mixin SharedOptions options,
      @Option(names = "--node", paramLabel = "<id>") String node,
      @Option(names = "--limit", paramLabel = "<n>", defaultValue = "100") int limit,
      @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli") String operator) {
    return show(
        options, new CsQuestion(View.OPERATIONS, id(node), Math.max(1, limit), operator, ""));
  }

  /** Who may do what. */
  @Command(name = "operators")
  int operators(@Mixin SharedOptions options) {
    return show(options, new CsQuestion(View.OPERATORS, "", Integer.MAX_VALUE, "", ""));
  }

  /** What waits, and who decides. */
  static final class Waiting {
    @Option(names = "--node", paramLabel = "<id>", required = true)
    private String node;

    @Option(names = "--from", paramLabel = "<id>")
    private String from;

    @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli")
    private String operator;

    @Parameters(paramLabel = "<number>", descriptionKey = "waiting")
    private String number;

    CsDecision decided(boolean approve) {
      return new CsDecision(id(node), number, id(from), approve, operator);
    }
  }

  /** Yes to what waits. */
  @Command(name = "approve")
  int approve(@Mixin SharedOptions options, @Mixin Waiting waiting) {
    return decide(options, waiting.decided(true));
  }

  /** No to what waits. */
  @Command(name = "refuse")
  int refuse(@Mixin SharedOptions options, @Mixin Waiting waiting) {
    return decide(options, waiting.decided(false));
  }

  private static String id(String node) {
    return node == null ? "" : UpCommand.node(node).value();
  }

  private int show(SharedOptions options, CsQuestion question) {
    Console console = options.console(surroundings);
    CsAnswer answer = backbone(options).ask(Ticket.Kind.CS, question, CsAnswer.class).orThrow();
    answer.refusals().forEach(refused -> console.refuse(refused.refusal()));
    if (console.json()) {
      console.printJson(answer.rows());
    } else if (!answer.rows().isEmpty() || answer.refusals().isEmpty()) {
      new RowTable(console, "cs").print(answer.rows());
    }
    return answer.refusals().isEmpty() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private int decide(SharedOptions options, CsDecision decision) {
    DeskResult result =
        backbone(options).ask(Ticket.Kind.DECISION, decision, DeskResult.class).orThrow();
    return EventCommand.say(options.console(surroundings), result);
  }

  private RunningBackbone backbone(SharedOptions options) {
    return new RunningBackbone(options.home(surroundings), PATIENCE, surroundings);
  }
}
