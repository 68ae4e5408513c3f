package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jukigate.app.record.Pseudonyms;
import jukigate.app.record.RecordedScenario;
import jukigate.app.record.Recording;
import jukigate.app.record.RecordingFolder;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.TimeStep;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.TestPki;
import jukigate.keystores.TrustFolder;
import jukigate.wire.profile.SecurityProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate record}: traffic through the gateway as a scenario that can be played again. */
@Command(name = "record")
final class RecordCommand implements Callable<Integer> {
  private static final int SECRET = 32;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Mixin private JournalPlace place;

  @Option(names = "--since", paramLabel = "<instant|period>")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "<instant>")
  private Optional<String> until = Optional.empty();

  @Option(names = "--sender", paramLabel = "<id>")
  private List<String> senders = List.of();

  @Option(names = "--as-is")
  private boolean asIs;

  @Option(names = "--exact")
  private boolean exact;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private DoctorCommand.Level profile;

  @Parameters(paramLabel = "<folder>", descriptionKey = "record-folder")
  private Path folder;

  RecordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Which rows of the journal, and when that was. */
  private record Window(Instant from, Instant to) {
    boolean has(RecordedExchange row) {
      Instant at = Instant.parse(row.receivedAt());
      return !at.isBefore(from) && !at.isAfter(to);
    }
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    if (exact && !asIs) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("record.exact")));
    }
    Window window = since.isPresent() ? past() : untilEnter(console);
    return new AuditCommand(surroundings)
        .withJournal(
            console,
            place.where(shared, surroundings),
            journal -> record(console, journal, window));
  }

  private Window past() {
    Instant now = now();
    Instant to = until.map(RecordCommand::instant).orElse(now);
    String from = since.orElseThrow();
    return new Window(from.startsWith("P") ? now.minus(period(from)) : instant(from), to);
  }

  private Window untilEnter(Console console) {
    Instant from = now();
    console.note("record.begun");
    Typing.untilEnter(surroundings.in());
    return new Window(from, now());
  }

  private Instant now() {
    return shared.clock(surroundings).instant();
  }

  private static Duration period(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("--since " + text);
    }
  }

  private static Instant instant(String text) {
    return TimeStep.instant(text).orElseThrow(() -> wrong(text));
  }

  private static RefusedException wrong(String what) {
    return new RefusedException(Refusal.of(RefusalCode.USAGE, what));
  }

  private int record(Console console, JournalReader journal, Window window) {
    Predicate<RecordedExchange> wanted = window::has;
    Recording recording = Recording.of(journal, wanted, reader());
    var parted =
        RecordedScenario.of(
            (asIs ? recording : recording.with(pseudonyms())).messages(),
            senders.stream().map(UpCommand::node).collect(Collectors.toSet()));
    if (parted.steps().isEmpty()) {
      recording.leftOut().forEach(it -> leftOut(console, it));
      return console.refuse(Refusal.of(RefusalCode.NOTHING_RECORDED, window.from(), window.to()));
    }
    var manner = new RecordingFolder.Manner(window.from(), window.to(), !asIs, exact);
    Path written = RecordingFolder.write(folder, parted, recording.leftOut(), manner).orThrow();
    tell(console, parted, recording, written);
    return ExitCode.GOOD;
  }

  private Recording.Reader reader() {
    Path home = shared.home(surroundings);
    TestPki pki = Started.pki(home, shared.clock(surroundings), surroundings).simulatingAll();
    return new Recording.Reader(
        pki,
        TrustFolder.read(pki.trustFolder()).orThrow(),
        SecurityProfile.byName(profile.name()).orElseThrow());
  }

  /** With a secret that nobody keeps. */
  private Pseudonyms pseudonyms() {
    byte[] secret = new byte[SECRET];
    surroundings.random().nextBytes(secret);
    return new Pseudonyms(secret);
  }

  private static void tell(
      Console console, RecordedScenario parted, Recording recording, Path written) {
    int follow = parted.steps().stream().mapToInt(it -> it.follow().size()).sum();
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("folder", written.toString());
      data.put("steps", parted.steps().size());
      data.put("followed", follow);
      data.put("before", parted.before().size());
      data.put("leftOut", recording.leftOut());
      console.printJson(data);
      return;
    }
    console.say("record.done", parted.steps().size(), follow, written);
    if (!parted.before().isEmpty()) {
      console.say("record.before", parted.before().size());
    }
    recording.leftOut().forEach(it -> leftOut(console, it));
    console.say("record.next", written);
  }

  private static void leftOut(Console console, Recording.LeftOut row) {
    console.say(
        "record.leftOut",
        row.at(),
        row.correlationId(),
        console.text("record.leftOut." + row.why()),
        row.refusalId());
  }
}
