package jukigate.app.bench.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.bench.parts.Block;
import jukigate.bench.parts.Given;
import jukigate.bench.parts.SealedBlock;
import jukigate.bench.work.Work;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import jukigate.store.OwnerOnly;
import jukigate.wire.message.Addressing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A journal on the disk, which is thrown away in the end. */
@State(Scope.Benchmark)
public class JournalSteps {
  private final SecureRandom random = new SecureRandom();
  private InstantSource clock;
  private Path folder;
  private SqlJournal journal;
  private Payload request;
  private Payload answer;

  /** Opens a new one. */
  @Setup
  public void open(Given given) throws IOException {
    SealedBlock block = given.block();
    request = block.sealed();
    answer = block.answer();
    clock = given.clock();
    folder = OwnerOnly.home(given.work().resolve("journal-" + FreshId.of(random)));
    journal = SqlJournal.open(folder.resolve("gateway"), DatabaseOptions.DEFAULTS).orThrow();
  }

  /**
   * A request admitted and its answer recorded: two durable transactions, and in each a leaf of the
   * audit log.
   */
  @Benchmark
  public RecordNumber record() {
    var id = MessageId.fresh(random);
    var addressing =
        new Addressing(
            Work.PREFECTURE, Work.CITY, Block.OPERATION.requestAction(), id, Optional.empty());
    var heading =
        new Heading(
            FreshId.of(random),
            clock.instant(),
            Work.CITY.value(),
            Optional.of(addressing),
            Block.OPERATION.path());
    var ending = new Conclusion(Verdict.ANSWERED, Optional.empty(), answer, List.of());
    return journal
        .admit(new Admission(heading, Work.CITY, id, request))
        .then(number -> journal.conclude(number, ending))
        .orThrow();
  }

  /** Closes it and frees its disk. */
  @TearDown
  public void discard() throws IOException {
    journal.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
