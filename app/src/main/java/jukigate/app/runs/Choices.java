package jukigate.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.PackedScenarios;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.ScenarioFile;
import jukigate.app.scenario.Step;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Elsewhere;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.requirement.Requirement;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;

/** What there is to choose from, in this build and in a home folder. */
public final class Choices {
  /** The matrix of mutual authentication, among the attacks. */
  static final String MATRIX = "matrix";

  /** Before the folder of a scenario that lies in the home folder. */
  static final String HOME = "home/";

  private static final int MOST_TIMES = 100;
  private static final Bilingual MATRIX_TITLE =
      new Bilingual(
          "相互認証の表: 接続の端ごと・証明書の欠陥ごと・TLSの版ごと、両方のプロファイル",
          "The matrix of mutual authentication: every end of a connection, every defect of a"
              + " certificate, each version of TLS, both profiles");

  private final Path home;
  private final Map<RunKind, List<Entry>> read = new EnumMap<>(RunKind.class);

  /**
   * @param home with {@code scenarios/} and {@code sut/}, where they are
   */
  public Choices(Path home) {
    this.home = home;
  }

  /** Of a kind, those of the home folder last. */
  public List<Entry> of(RunKind kind) {
    List<Entry> own = own(kind);
    return kind == RunKind.REPLAY ? Stream.concat(own.stream(), saved().stream()).toList() : own;
  }

  /** Of this build; read when they are first asked for: it is hundreds of files. */
  private synchronized List<Entry> own(RunKind kind) {
    return read.computeIfAbsent(
        kind,
        it ->
            switch (it) {
              case REPLAY -> packed();
              case CONFORM -> Cases.all().stream().map(Choices::entry).toList();
              case ATTACK -> attacks();
            });
  }

  private static List<Entry> packed() {
    Library library = Library.read(PackedScenarios.folder()).orThrow();
    return library.scenarios().stream().map(each -> entry(library.name(each), each)).toList();
  }

  private static List<Entry> attacks() {
    return Stream.of(
            Attacks.all().stream().map(Choices::entry),
            Stream.of(matrix()),
            Elsewhere.all().stream().map(Choices::entry))
        .flatMap(each -> each)
        .toList();
  }

  private List<Entry> saved() {
    return names(scenarios(), Files::isDirectory).stream().map(this::saved).toList();
  }

  private Entry saved(String name) {
    return switch (ScenarioFile.read(scenarios().resolve(name))) {
      case Outcome.Passed<List<Scenario>>(List<Scenario> rows) ->
          entry(HOME + name, rows.getFirst());
      case Outcome.Refused<List<Scenario>>(Refusal why) ->
          new Entry(
              HOME + name,
              new Bilingual(name, name),
              group(HOME),
              "",
              Entry.NOTHING,
              "",
              "",
              Entry.NOTHING,
              Optional.of(new Bilingual(why.text(Language.JA), why.text(Language.EN))));
    };
  }

  private static Entry entry(String id, Scenario scenario) {
    List<Step> steps = scenario.steps();
    return new Entry(
        id,
        scenario.title(),
        group(id),
        "",
        both(
            language ->
                IntStream.range(0, steps.size())
                    .mapToObj(i -> (i + 1) + ". " + steps.get(i).title().in(language))
                    .collect(Collectors.joining("\n"))),
        steps.stream()
            .flatMap(step -> step.expected().stream())
            .map(String::valueOf)
            .collect(Collectors.joining("\n")),
        "",
        Entry.NOTHING,
        Optional.empty());
  }

  private static String group(String id) {
    return id.contains("/") ? id.substring(0, id.indexOf('/')) : "";
  }

  private static Entry entry(TestCase each) {
    List<Requirement> requirements = each.requirements();
    return new Entry(
        each.id(),
        each.title(),
        group(each.id()),
        each.severity().name(),
        both(language -> lines(requirements, it -> it.id() + " " + it.text().in(language))),
        "",
        lines(requirements, it -> it.source() + " (" + it.clause() + ")"),
        both(language -> lines(requirements, it -> it.fix().in(language))),
        Optional.empty());
  }

  private static String lines(List<Requirement> requirements, Function<Requirement, String> text) {
    return requirements.stream().map(text).distinct().collect(Collectors.joining("\n"));
  }

  private static Entry entry(Attack attack) {
    return new Entry(
        attack.id(),
        attack.title(),
        attack.layer(),
        attack.severity().name(),
        attack.sent(),
        attack.expected().values().stream()
            .flatMap(List::stream)
            .map(Attack.Expected::answer)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        attack.source(),
        attack.fix(),
        Optional.empty());
  }

  private static Entry matrix() {
    return new Entry(
        MATRIX, MATRIX_TITLE, MATRIX, "", Entry.NOTHING, "", "", Entry.NOTHING, Optional.empty());
  }

  private static Entry entry(Elsewhere other) {
    return new Entry(
        other.id(),
        other.title(),
        other.id().substring(0, other.id().indexOf('-')),
        "",
        Entry.NOTHING,
        "",
        String.join(", ", other.provenBy()),
        Entry.NOTHING,
        Optional.of(other.reason()));
  }

  private static Bilingual both(Function<Language, String> text) {
    return new Bilingual(text.apply(Language.JA), text.apply(Language.EN));
  }

  /** Names of the files that describe a system under test, in {@code <home>/sut}. */
  public List<String> systems() {
    return names(systemsFolder(), it -> it.toString().endsWith(".yaml"));
  }

  /** Names of the files there that list the cases that are known to fail. */
  public List<String> expectations() {
    return names(systemsFolder(), it -> it.toString().endsWith(".txt"));
  }

  Path scenarios() {
    return home.resolve("scenarios");
  }

  Path systemsFolder() {
    return home.resolve("sut");
  }

  private static List<String> names(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /**
   * Whether an order can be carried out: everything in it is one of what there is to choose from.
   *
   * @return refused with CONSOLE_REQUEST_INVALID, naming what is allowed
   */
  public Outcome<RunOrder> check(RunOrder order) {
    List<String> wrong = new ArrayList<>();
    if (!targets(order.kind()).contains(order.target())) {
      wrong.add("target: " + String.join(" | ", targets(order.kind())));
    }
    order
        .profile()
        .filter(name -> SecurityProfile.byName(name).isEmpty())
        .ifPresent(name -> wrong.add("profile: high | recommended"));
    if (order.times() < 1 || order.times() > MOST_TIMES) {
      wrong.add("times: 1…" + MOST_TIMES);
    }
    if (order.expect().filter(name -> !expectations().contains(name)).isPresent()) {
      wrong.add("expect: " + String.join(" | ", expectations()));
    }
    unknown(order).ifPresent(id -> wrong.add("chosen: " + id + "?"));
    if (order.isAt(RunOrder.BACKBONE) && order.kind() == RunKind.REPLAY && !isAllOfHome(order)) {
      wrong.add("chosen: " + HOME + "…");
    }
    return wrong.isEmpty()
        ? Outcome.passed(order)
        : Outcome.refused(RefusalCode.CONSOLE_REQUEST_INVALID, String.join("; ", wrong));
  }

  private List<String> targets(RunKind kind) {
    return switch (kind) {
      case REPLAY -> List.of(RunOrder.OWN, RunOrder.BACKBONE);
      case CONFORM -> Stream.concat(Stream.of(RunOrder.OWN), systems().stream()).toList();
      case ATTACK -> List.of(RunOrder.OWN, RunOrder.NODE, RunOrder.BACKBONE);
    };
  }

  private Optional<String> unknown(RunOrder order) {
    List<String> known =
        of(order.kind()).stream().filter(it -> it.barred().isEmpty()).map(Entry::id).toList();
    return order.chosen().stream()
        .filter(id -> !known.contains(id))
        .findFirst()
        .or(() -> matrixBesides(order));
  }

  /** The matrix is a run of its own, on gateways of its own. */
  private static Optional<String> matrixBesides(RunOrder order) {
    boolean alone = order.chosen().size() == 1 && order.isAt(RunOrder.OWN);
    return order.kind() == RunKind.ATTACK && order.chosen().contains(MATRIX) && !alone
        ? Optional.of(MATRIX)
        : Optional.empty();
  }

  private static boolean isAllOfHome(RunOrder order) {
    return !order.chosen().isEmpty() && order.chosen().stream().allMatch(id -> id.startsWith(HOME));
  }
}
