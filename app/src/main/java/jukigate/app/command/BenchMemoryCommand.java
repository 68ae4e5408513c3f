package jukigate.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.app.bench.load.Machine;
import jukigate.app.bench.memory.ConnectionsBench;
import jukigate.app.bench.memory.ConnectionsBench.Held;
import jukigate.app.bench.memory.LargeMessageBench;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Parties;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bench memory}: what connections and large messages cost a gateway's memory. */
@Command(name = "memory")
final class BenchMemoryCommand implements Callable<Integer> {
  private static final int MOST_CONNECTIONS = 4_000;

  /** A gateway takes messages of 10 MiB; header and signature come on top of the body. */
  private static final int MOST_BYTES = (10 << 20) - 20_000;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--connections", paramLabel = "<n>", defaultValue = "1000")
  private int connections;

  @Option(names = "--message-bytes", paramLabel = "<n>", defaultValue = "10000000")
  private int messageBytes;

  BenchMemoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * @param small megabytes of heap that messages of one update need
   * @param large megabytes that large messages need
   */
  private record Measured(List<Held> held, int small, int large) {
    int errors() {
      return held.stream().mapToInt(Held::errors).sum();
    }

    double heapOfEachByte(int bytes) {
      return (large - small) * 1024.0 * 1024.0 / bytes;
    }
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    if (!fits()) {
      return console.refuse(
          Refusal.of(
              RefusalCode.USAGE,
              console.text(
                  "bench.memory.usage",
                  Integer.toString(MOST_CONNECTIONS),
                  Integer.toString(MOST_BYTES))));
    }
    var place = new BenchHome(home, surroundings);
    if (!place.runsOnRealTime()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("bench.load.clock")));
    }
    Machine machine = Machine.here();
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      return told(console, machine, measured(console, place));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended by somebody", e);
    }
  }

  private boolean fits() {
    return connections >= 4
        && connections <= MOST_CONNECTIONS
        && messageBytes >= 1_000_000
        && messageBytes <= MOST_BYTES;
  }

  private Measured measured(Console console, BenchHome place) throws InterruptedException {
    Parties parties = place.parties(new Batch());
    Path pki = place.home().resolve("pki");
    Path work = place.work();
    List<Held> held =
        ConnectionsBench.run(
            parties,
            pki,
            work,
            connections,
            step -> console.note("bench.memory.held", Integer.toString(step.open())));
    var messages = new LargeMessageBench(parties, pki, work);
    return new Measured(held, least(console, messages, 0), least(console, messages, messageBytes));
  }

  private static int least(Console console, LargeMessageBench messages, int bytes) {
    return messages.leastHeap(
        bytes,
        tried ->
            console.note(
                tried.works() ? "bench.memory.works" : "bench.memory.fails",
                Integer.toString(bytes),
                Integer.toString(tried.heapMegabytes())));
  }

  private int told(Console console, Machine machine, Measured measured) {
    if (console.json()) {
      console.printJson(data(machine, measured));
    } else {
      say(console, measured);
    }
    return measured.errors() == 0 && missing(measured) <= 0 ? ExitCode.GOOD : ExitCode.BAD;
  }

  private Map<String, Object> data(Machine machine, Measured measured) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("machine", machine);
    data.put("connections", measured.held());
    data.put("messageBytes", messageBytes);
    data.put("leastHeapMegabytesSmall", measured.small());
    data.put("leastHeapMegabytesLarge", measured.large());
    data.put("heapOfEachByte", measured.heapOfEachByte(messageBytes));
    return data;
  }

  private void say(Console console, Measured measured) {
    new RowTable(console, "bench.memory")
        .print(measured.held().stream().map(BenchMemoryCommand::row).toList());
    Held first = measured.held().getFirst();
    Held last = measured.held().getLast();
    int more = Math.max(1, last.open() - first.open());
    console.line("");
    console.say(
        "bench.memory.each",
        kilobytes((last.living() - first.living()) / more),
        kilobytes((last.resident() - first.resident()) / more));
    console.say(
        "bench.memory.message",
        Integer.toString(measured.small()),
        Integer.toString(messageBytes),
        Integer.toString(measured.large()),
        String.format(Locale.ROOT, "%.1f", measured.heapOfEachByte(messageBytes)));
    console.say(measured.errors() == 0 ? "bench.load.good" : "bench.load.bad", measured.errors());
    if (missing(measured) > 0) {
      console.say("bench.memory.missing", missing(measured), connections);
    }
  }

  /** What a machine that is too slow has not used for so long that it was closed. */
  private int missing(Measured measured) {
    return connections - measured.held().getLast().open();
  }

  private static Map<String, String> row(Held held) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("open", Integer.toString(held.open()));
    row.put("exchanges", Integer.toString(held.exchanges()));
    row.put("errors", Integer.toString(held.errors()));
    row.put("living", kilobytes(held.living()));
    row.put("resident", kilobytes(held.resident()));
    return row;
  }

  private static String kilobytes(long bytes) {
    return Long.toString(bytes >> 10);
  }
}
