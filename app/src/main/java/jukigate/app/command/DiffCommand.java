package jukigate.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.diff.Diff;
import jukigate.app.diff.Difference;
import jukigate.app.diff.HtmlView;
import jukigate.app.diff.Masks;
import jukigate.app.diff.Message;
import jukigate.app.diff.Sides;
import jukigate.app.diff.TerminalView;
import jukigate.app.report.ShownText;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.store.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate diff}: what differs between two messages, or three. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "<expected.xml>", descriptionKey = "diff-expected")
  private Path expected;

  @Parameters(index = "1", paramLabel = "<actual.xml>", descriptionKey = "diff-actual")
  private Path actual;

  @Option(names = "--recorded", paramLabel = "<file>", descriptionKey = "diff-recorded")
  private Optional<Path> recorded = Optional.empty();

  @Option(names = "--html", paramLabel = "<file>", descriptionKey = "diff-html")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--mask", paramLabel = "<file>", descriptionKey = "diff-mask")
  private Optional<Path> more = Optional.empty();

  @Option(names = "--no-mask", descriptionKey = "diff-no-mask")
  private boolean unmasked;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Sides sides =
        new Sides(
            recorded.map(file -> Message.read(file).orThrow()),
            Message.read(expected).orThrow(),
            Message.read(actual).orThrow());
    Diff diff = Diff.of(sides, masks()).orThrow();
    html.ifPresent(file -> write(file, new HtmlView(diff).page(sides, console.language())));
    if (console.json()) {
      console.printJson(data(diff));
    } else {
      say(console, diff);
    }
    return diff.isEqual() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private Masks masks() {
    Masks masks = unmasked ? Masks.none() : Masks.ofTheWire();
    return more.map(file -> Message.read(file).then(it -> masks.with(it.name(), it.content())))
        .orElseGet(() -> Outcome.passed(masks))
        .orThrow();
  }

  private void say(Console console, Diff diff) {
    new TerminalView(console.language(), Ansi.AUTO.enabled(), ShownText::masked)
        .lines(diff)
        .forEach(console::line);
    if (diff.isEqual()) {
      console.say("diff.equal", diff.byForm());
    } else {
      console.line("");
      console.say("diff.different", diff.differences().size(), diff.byForm());
    }
    html.ifPresent(file -> console.say("diff.written", file));
  }

  private static void write(Path file, String page) {
    try {
      OwnerOnly.put(file, page.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName()), e);
    }
  }

  private static Map<String, Object> data(Diff diff) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("equal", diff.isEqual());
    data.put("comparedByForm", diff.byForm());
    data.put("differences", diff.differences().stream().map(DiffCommand::data).toList());
    return data;
  }

  private static Map<String, Object> data(Difference difference) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", difference.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    data.put("sentence", difference.sentence(ShownText::masked));
    data.put("title", difference.place().title());
    data.put("path", difference.place().path());
    data.put("names", difference.place().names());
    difference.attributeName().ifPresent(it -> data.put("attribute", it));
    difference.values().recorded().map(ShownText::masked).ifPresent(it -> data.put("recorded", it));
    difference.values().expected().map(ShownText::masked).ifPresent(it -> data.put("expected", it));
    difference.values().actual().map(ShownText::masked).ifPresent(it -> data.put("actual", it));
    data.put(
        "standing",
        difference.values().standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return data;
  }
}
