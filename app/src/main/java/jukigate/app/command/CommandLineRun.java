package jukigate.app.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command line: language first, then picocli, then refusals turned into exit codes. */
public final class CommandLineRun {
  private CommandLineRun() {}

  /**
   * @return the exit code, see {@link ExitCode}
   */
  public static int run(Surroundings surroundings, String... arguments) {
    Language language = language(surroundings, List.of(arguments));
    Surroundings spoken = speaking(surroundings, language);
    CommandLine line = new CommandLine(new RootCommand(spoken));
    Commands.addFirst(line, spoken, arguments);
    return speaking(line, spoken).execute(arguments);
  }

  /** The whole command line with every command; help and messages in the surroundings' language. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new RootCommand(surroundings));
    Commands.addTo(line, surroundings);
    return speaking(line, surroundings);
  }

  private static CommandLine speaking(CommandLine line, Surroundings surroundings) {
    line.setResourceBundle(Texts.of(surroundings.language()).bundle());
    line.setOut(writer(surroundings.out()));
    line.setErr(writer(surroundings.err()));
    line.getCommandSpec().version(Version.line());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> refused(failure, parsed, surroundings));
    line.setParameterExceptionHandler((failure, args) -> misused(failure, args, surroundings));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static int refused(Exception failure, ParseResult parsed, Surroundings surroundings)
      throws Exception {
    if (failure instanceof RefusedException refused) {
      return console(surroundings, parsed.originalArgs()).refuse(refused.refusal());
    }
    throw failure;
  }

  private static int misused(
      ParameterException failure, String[] arguments, Surroundings surroundings) {
    String problem = Optional.ofNullable(failure.getMessage()).orElse("?");
    return console(surroundings, List.of(arguments)).refuse(Refusal.of(RefusalCode.USAGE, problem));
  }

  private static Console console(Surroundings surroundings, List<String> arguments) {
    return new Console(
        surroundings.out(),
        surroundings.err(),
        surroundings.language(),
        arguments.contains("--json"));
  }

  private static Language language(Surroundings surroundings, List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--lang=")) {
        return language(argument.substring("--lang=".length()));
      }
      if (argument.equals("--lang") && i + 1 < arguments.size()) {
        return language(arguments.get(i + 1));
      }
    }
    return surroundings.language();
  }

  private static Language language(String tag) {
    return Language.of(Locale.forLanguageTag(tag.toLowerCase(Locale.ROOT)));
  }

  private static Surroundings speaking(Surroundings surroundings, Language language) {
    return new Surroundings(
        surroundings.out(),
        surroundings.err(),
        surroundings.in(),
        surroundings.clock(),
        surroundings.random(),
        surroundings.root(),
        language);
  }
}
