package jukigate.app.console;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.conform.Comparison;
import jukigate.app.report.Progress;
import jukigate.app.runs.Choices;
import jukigate.app.runs.Entry;
import jukigate.app.runs.ReportFile;
import jukigate.app.runs.Result;
import jukigate.app.runs.Results;
import jukigate.app.runs.RunKind;
import jukigate.app.runs.RunOrder;
import jukigate.app.runs.RunRecord;
import jukigate.app.runs.RunShelf;
import jukigate.app.runs.Testbed;
import jukigate.console.view.Runs;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * Runs beside a running backbone.
 *
 * @param machine the clock of the machine
 */
record BackboneRuns(Backbone backbone, Testbed testbed, InstantSource machine) implements Runs {
  private static final int LONGEST = 4_000;

  @Override
  public Catalogue catalogue(Language language) {
    Choices choices = testbed.choices();
    return new Catalogue(
        items(RunKind.REPLAY, language),
        items(RunKind.CONFORM, language),
        items(RunKind.ATTACK, language),
        choices.systems(),
        choices.expectations());
  }

  private List<Item> items(RunKind kind, Language language) {
    return testbed.choices().of(kind).stream().map(it -> item(it, language)).toList();
  }

  private static Item item(Entry one, Language language) {
    return new Item(
        one.id(),
        one.title().in(language),
        one.group(),
        one.severity(),
        cut(one.about().in(language)),
        cut(one.expected()),
        one.source(),
        one.fix().in(language),
        one.barred().map(why -> why.in(language)).orElse(""));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }

  @Override
  public Kept all() {
    return new Kept(testbed.all().stream().map(this::run).toList(), RunShelf.MOST);
  }

  private Run run(Testbed.Standing standing) {
    RunRecord run = standing.run();
    Progress.Seen seen = standing.seen();
    return new Run(
        run.number(),
        run.kind().code(),
        run.target(),
        run.state().name(),
        run.isGood(),
        run.role(),
        run.started(),
        run.took(machine.instant()).toMillis(),
        run.from(),
        run.until(),
        run.command(),
        seen.of(),
        counts(seen));
  }

  private static Counts counts(Progress.Seen seen) {
    Map<String, Long> words =
        seen.verdicts().values().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    int passed = words.getOrDefault(Progress.PASS, 0L).intValue();
    int warned = words.getOrDefault("warn", 0L).intValue();
    int failed = words.getOrDefault(Progress.FAIL, 0L).intValue();
    return new Counts(passed, warned, failed, seen.verdicts().size() - passed - warned - failed);
  }

  @Override
  public Optional<Detail> show(long number, Language language) {
    return testbed.find(number).map(standing -> detail(standing, language));
  }

  private Detail detail(Testbed.Standing standing, Language language) {
    RunRecord run = standing.run();
    Map<String, String> titles = titles(run.kind(), language);
    return new Detail(
        run(standing),
        new Results(testbed.shelf(), language)
            .of(run).stream().map(it -> shown(it, titles)).toList(),
        ReportFile.of(testbed.shelf(), run).stream()
            .map(it -> new File(it.name(), it.size(), it.bodies()))
            .toList(),
        testbed.output(run.number()));
  }

  private Map<String, String> titles(RunKind kind, Language language) {
    Map<String, String> titles = new LinkedHashMap<>();
    testbed.choices().of(kind).forEach(it -> titles.put(it.id(), it.title().in(language)));
    return titles;
  }

  private static Case shown(Result one, Map<String, String> titles) {
    return new Case(
        one.id(),
        one.title().isEmpty() ? titles.getOrDefault(one.id(), "") : one.title(),
        one.verdict(),
        one.severity(),
        cut(one.expected()),
        cut(one.found()),
        cut(one.why()),
        cut(one.fix()),
        one.again());
  }

  @Override
  public Run start(Order order, String role, Language language) {
    RunRecord begun = testbed.start(order(order, language), role).orThrow();
    putOnRecord("start", begun, role);
    return found(begun.number());
  }

  private static RunOrder order(Order order, Language language) {
    return new RunOrder(
        RunKind.ofCode(order.kind()).orElseThrow(() -> invalid("kind: replay | conform | attack")),
        order.target(),
        order.chosen(),
        given(order.profile()),
        given(order.seed()).map(BackboneRuns::seed),
        order.times(),
        order.strict(),
        order.plain(),
        given(order.expect()),
        order.withDos(),
        language);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(it -> !it.isEmpty());
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw invalid("seed: 0…" + Long.MAX_VALUE);
    }
  }

  private static RefusedException invalid(String allowed) {
    return new RefusedException(Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, allowed));
  }

  private void putOnRecord(String act, RunRecord run, String role) {
    backbone.putOnRecord(
        "console-run",
        Map.of(
            "what", act,
            "run", Long.toString(run.number()),
            "kind", run.kind().code(),
            "target", run.target(),
            "role", role));
  }

  private Run found(long number) {
    return testbed.find(number).map(this::run).orElseThrow();
  }

  @Override
  public Optional<Run> stop(long number, String role) {
    return testbed
        .stop(number)
        .map(
            run -> {
              putOnRecord("stop", run, role);
              return found(number);
            });
  }

  @Override
  public boolean delete(long number, String role) {
    Optional<RunRecord> deleted = testbed.delete(number).orThrow();
    deleted.ifPresent(run -> putOnRecord("delete", run, role));
    return deleted.isPresent();
  }

  @Override
  public Optional<Content> file(long number, String name, Language language) {
    return named(number, name).filter(it -> !it.bodies()).map(it -> content(it, language));
  }

  @Override
  public Optional<Content> messages(long number, String name, Reading reading, Language language) {
    Optional<ReportFile> file = named(number, name);
    file.ifPresent(
        it ->
            backbone.putOnRecord(
                "console-reading",
                Map.of(
                    "run", Long.toString(number),
                    "file", it.name(),
                    "role", reading.reader(),
                    "reason", reading.reason())));
    return file.map(it -> content(it, language));
  }

  private Optional<ReportFile> named(long number, String name) {
    return testbed
        .find(number)
        .flatMap(standing -> ReportFile.find(testbed.shelf(), standing.run(), name));
  }

  private static Content content(ReportFile file, Language language) {
    try {
      return new Content(file.type(), file.content(language));
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_UNREADABLE, file.name(), e.getClass().getSimpleName()));
    }
  }

  @Override
  public Optional<Compared> compare(long before, long after, Language language) {
    Optional<RunRecord> former = testbed.shelf().find(before);
    Optional<RunRecord> latter = testbed.shelf().find(after);
    if (former.isEmpty() || latter.isEmpty()) {
      return Optional.empty();
    }
    Comparison compared =
        Comparison.of(testbed.shelf().report(before), testbed.shelf().report(after)).orThrow();
    Map<String, String> titles = titles(latter.get().kind(), language);
    return Optional.of(
        new Compared(
            compared.conditions().stream().map(BackboneRuns::condition).toList(),
            Stream.concat(
                    compared.worse().stream(),
                    compared.changes().stream().filter(it -> !it.isWorse()))
                .map(it -> change(it, titles))
                .toList(),
            compared.same(),
            compared.isGood()));
  }

  private static Changed condition(Comparison.Change one) {
    return new Changed(one.what(), "", one.before(), one.after(), false);
  }

  private static Changed change(Comparison.Change one, Map<String, String> titles) {
    return new Changed(
        one.what(),
        titles.getOrDefault(one.what(), ""),
        word(one.before()),
        word(one.after()),
        one.isWorse());
  }

  private static String word(String verdict) {
    return verdict.equals(Comparison.ABSENT) ? "" : verdict;
  }
}
