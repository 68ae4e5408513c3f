package jukigate.app.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.app.conform.SutFile;
import jukigate.app.report.Progress;
import jukigate.app.report.ShownText;
import jukigate.app.runs.RunRecord.State;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * 実行場: makes runs beside a backbone that is up, one at a time, each in a process of its own, and
 * keeps what came of them. All that goes on ends with it.
 */
public final class Testbed implements AutoCloseable {
  /** So many lines of what a command said are shown. */
  private static final int LINES = 60;

  private static final int LONGEST_LINE = 1_000;
  private static final long MOST_BYTES = 1 << 20;

  private final Path home;
  private final Around around;
  private final RunShelf shelf;
  private final Choices choices;
  private final Map<Long, Progress.Seen> ended = new ConcurrentHashMap<>();
  private Optional<RunProcess> process = Optional.empty();
  private volatile Optional<State> wish = Optional.empty();

  /**
   * The backbone that is up.
   *
   * @param machine the clock of the machine
   * @param clock that of the backbone
   * @param gateway where its gateway listens
   * @param profile name of its security profile
   */
  public record Around(InstantSource machine, InstantSource clock, URI gateway, String profile) {}

  /** A run, and how far it is. */
  public record Standing(RunRecord run, Progress.Seen seen) {}

  private Testbed(Path home, Around around) {
    this.home = home;
    this.around = around;
    this.shelf = RunShelf.of(home);
    this.choices = new Choices(home);
  }

  /** Runs that went on when the last backbone ended were interrupted by that. */
  public static Testbed open(Path home, Around around) {
    var testbed = new Testbed(home, around);
    testbed.shelf.all().stream()
        .filter(RunRecord::isRunning)
        .forEach(run -> testbed.end(run, State.INTERRUPTED, RunRecord.NONE));
    return testbed;
  }

  public Choices choices() {
    return choices;
  }

  public RunShelf shelf() {
    return shelf;
  }

  /** The newest first. */
  public List<Standing> all() {
    return shelf.all().stream().map(this::standing).toList();
  }

  public Optional<Standing> find(long number) {
    return shelf.find(number).map(this::standing);
  }

  private Standing standing(RunRecord run) {
    Path file = shelf.progress(run.number());
    return new Standing(
        run,
        run.isRunning()
            ? Progress.read(file)
            : ended.computeIfAbsent(run.number(), unused -> Progress.read(file)));
  }

  /**
   * Begins a run.
   *
   * @param role code of the role that wants it
   * @return refused with CONSOLE_REQUEST_INVALID; CONSOLE_RUN_BUSY while another goes on;
   *     CONSOLE_RUNS_FULL when so many are kept; what the file of a system is refused with;
   *     PORT_IN_USE where that system wants the port of the gateway that is up
   */
  public synchronized Outcome<RunRecord> start(RunOrder order, String role) {
    List<RunRecord> kept = shelf.all();
    Optional<RunRecord> going = kept.stream().filter(RunRecord::isRunning).findFirst();
    if (going.isPresent()) {
      return Outcome.refused(RefusalCode.CONSOLE_RUN_BUSY, going.get().number());
    }
    if (kept.size() >= RunShelf.MOST) {
      return Outcome.refused(RefusalCode.CONSOLE_RUNS_FULL, RunShelf.MOST, kept.getLast().number());
    }
    return choices.check(order).then(this::system).map(checked -> begin(checked, role));
  }

  /** The file of a system is read here, too, so that what is wrong in it is told at once. */
  private Outcome<RunOrder> system(RunOrder order) {
    if (order.kind() != RunKind.CONFORM || order.isAt(RunOrder.OWN)) {
      return Outcome.passed(order);
    }
    return SutFile.read(choices.systemsFolder().resolve(order.target()))
        .then(
            sut ->
                sut.port() == around.gateway().getPort()
                    ? Outcome.refused(RefusalCode.PORT_IN_USE, sut.port())
                    : Outcome.passed(order));
  }

  private RunRecord begin(RunOrder order, String role) {
    try {
      long number = shelf.next();
      var place = new RunCommand.Place(home, shelf, number, around.gateway(), around.profile());
      var command = new RunCommand(order, place);
      command.prepare();
      var run =
          new RunRecord(
              number,
              order.kind(),
              order.target(),
              State.RUNNING,
              role,
              command.text(),
              around.machine().instant().toString(),
              "",
              around.clock().instant().toString(),
              "",
              RunRecord.NONE);
      shelf.write(run);
      process(run, command);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void process(RunRecord run, RunCommand command) throws IOException {
    long number = run.number();
    wish = Optional.empty();
    try {
      process =
          Optional.of(
              RunProcess.start(
                  command.arguments(), shelf.output(number), exit -> ended(number, exit)));
    } catch (IOException e) {
      end(run, State.FAILED, RunRecord.NONE);
      throw e;
    }
  }

  /** In a thread that saw the process end. */
  private void ended(long number, int exit) {
    State usual = exit == 0 || (exit == 1 && isJudged(number)) ? State.ENDED : State.FAILED;
    shelf
        .find(number)
        .filter(RunRecord::isRunning)
        .ifPresent(run -> end(run, wish.orElse(usual), exit));
  }

  /** A command that could not begin may end like one whose verdict is bad. */
  private boolean isJudged(long number) {
    return Files.exists(shelf.report(number).resolve("results.json"));
  }

  private void end(RunRecord run, State how, int exit) {
    shelf.write(run.over(how, around.machine().instant(), around.clock().instant(), exit));
  }

  /**
   * Ends a run that goes on; one that has ended stays as it is. Empty where there is no such run.
   */
  public synchronized Optional<RunRecord> stop(long number) {
    shelf.find(number).filter(RunRecord::isRunning).ifPresent(unused -> halt(State.STOPPED));
    return shelf.find(number);
  }

  private void halt(State how) {
    wish = Optional.of(how);
    process.ifPresent(RunProcess::stop);
    process = Optional.empty();
  }

  /**
   * Deletes a run with its report and all that it left.
   *
   * @return the run; empty where there is none; refused with CONSOLE_RUN_BUSY while it goes on
   */
  public synchronized Outcome<Optional<RunRecord>> delete(long number) {
    Optional<RunRecord> run = shelf.find(number);
    if (run.filter(RunRecord::isRunning).isPresent()) {
      return Outcome.refused(RefusalCode.CONSOLE_RUN_BUSY, number);
    }
    run.ifPresent(it -> shelf.delete(it.number()));
    ended.remove(number);
    return Outcome.passed(run);
  }

  /** The last lines of what the command of a run said, numbers of persons masked. */
  public List<String> output(long number) {
    Path file = shelf.output(number);
    try (var in = Files.newByteChannel(file)) {
      in.position(Math.max(0, in.size() - MOST_BYTES));
      byte[] bytes = Channels.newInputStream(in).readAllBytes();
      List<String> lines = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\\R"));
      return lines.stream().skip(Math.max(0, lines.size() - LINES)).map(Testbed::shown).toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static String shown(String line) {
    String some = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    return ShownText.masked(ShownText.clean(some));
  }

  @Override
  public void close() {
    synchronized (this) {
      halt(State.INTERRUPTED);
    }
  }
}
