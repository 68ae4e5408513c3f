package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import jukigate.wire.message.Addressing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowChoiceTest {
  private static final NodeId CITY = new NodeId("cs-221007");

  @TempDir private Path home;
  private final Random random = new Random(17);

  @ParameterizedTest
  @CsvSource({
    "--node, cs-1, cs-221007|pref-220001",
    "--exchange, X99, X01|",
    "--verdict, LOST, ADMITTED|ANSWERED|FAULT_RELAYED|REFUSED|TLS_REFUSED",
    "--refusal, JG-999, JG-601",
    "--from, yesterday, 2026-11-21T09:00:00+09:00",
    "--to, 2026-11-21, 2026-11-21T00:00:00Z",
    "--before, last, --before",
  })
  void whatIsNoValue_isWrongUsage_withWhatIsAllowed(String option, String value, String allowed) {
    Typed typed = Typed.command("audit", "list", "--home", home.toString(), option, value);

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains(option).contains(allowed);
  }

  @Test
  void fullPage_saysHowToGetTheOlderRows() {
    for (int n = 0; n < 3; n++) {
      record(n);
    }

    Typed newest = list("--limit", "2", "--exchange", "x01");
    String number = newest.err().strip().replaceFirst("Older: --before ", "");
    Typed older = list("--limit", "2", "--before", number);

    assertThat(newest.out().lines()).hasSize(2);
    assertThat(newest.out()).contains("00:00:02.000Z", "00:00:01.000Z");
    assertThat(older.out().lines()).hasSize(1);
    assertThat(older.out()).contains("00:00:00.000Z");
    assertThat(older.err()).isEmpty();
    assertThat(list("--from", "2026-11-21T09:00:02+09:00").out().lines()).hasSize(1);
  }

  private Typed list(String... choice) {
    var given = List.of("audit", "list", "--home", home.toString());
    return Typed.command(
        Stream.concat(given.stream(), Arrays.stream(choice)).toArray(String[]::new));
  }

  private void record(int second) {
    var id = new MessageId("urn:uuid:" + FreshId.of(random));
    var addressing =
        new Addressing(
            NodeId.NATIONAL, CITY, Operation.UPDATE_IDENTITY.requestAction(), id, Optional.empty());
    var at = Instant.parse("2026-11-21T00:00:00Z").plusSeconds(second);
    var heading =
        new Heading(FreshId.of(random), at, CITY.value(), Optional.of(addressing), "/path");
    var bytes = Payload.ofUtf8("<m/>");
    var ending = new Conclusion(Verdict.REFUSED, Optional.empty(), bytes, List.of());
    try (SqlJournal journal =
        SqlJournal.open(home.resolve("gateway"), DatabaseOptions.DEFAULTS).orThrow()) {
      journal.refuse(heading, bytes, ending).orThrow();
    }
  }
}
