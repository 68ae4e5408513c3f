package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.FilterBuilder;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.store.DatabaseOptions;
import jukigate.wire.message.Addressing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Derby reads for a page of a journal with some thousand rows: it is asked itself. */
class SqlPagesTest {
  private static final int ROWS = 3_000;
  private static final int PAGE = 20;
  private static final MessageId ID =
      new MessageId("urn:uuid:00000000-0000-4000-8000-000000000001");
  private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
  private static final List<String> NODES = List.of("cs-221007", "cs-131016", "pref-220001");

  @TempDir private Path folder;
  private final Random random = new Random(17);

  @Test
  void page_isReadAlongItsIndex_andOfTheTableNothingElse() {
    SqlJournal.open(folder, DatabaseOptions.DEFAULTS).orThrow().close();
    var keys = PayloadKeys.read(PayloadKeys.beside(folder)).orThrow();
    try (Handle handle = Jdbi.create("jdbc:derby:directory:" + folder.resolve("db")).open()) {
      fill(handle, keys);
      var looked = new Looked(handle, keys);

      assertThat(looked.at(new FilterBuilder())).isEqualTo(PAGE);
      assertThat(looked.at(new FilterBuilder().node("cs-221007"))).isLessThanOrEqualTo(3 * PAGE);
      assertThat(looked.at(new FilterBuilder().verdict(Verdict.REFUSED)))
          .isLessThanOrEqualTo(4 * PAGE);
      assertThat(looked.at(new FilterBuilder().actions("action 7"))).isLessThanOrEqualTo(50 * PAGE);
      assertThat(looked.at(new FilterBuilder().refusal("JG-502")))
          .as("a rare one: the whole index, few rows of the table")
          .isEqualTo(ROWS);
      assertThat(looked.at(new FilterBuilder().message(ID))).isLessThanOrEqualTo(2);
      assertThat(looked.after(new RecordNumber(ROWS / 2))).isEqualTo(PAGE);
      assertThat(looked.after(new RecordNumber(2L * ROWS))).isLessThanOrEqualTo(1);
    }
  }

  private record Looked(Handle handle, PayloadKeys keys) {
    private static final Pattern VISITED = Pattern.compile("Number of rows visited=(\\d+)");

    int at(FilterBuilder wanted) {
      return entries(journal -> journal.page(wanted.filter(), Optional.empty(), PAGE));
    }

    int after(RecordNumber last) {
      return entries(journal -> journal.after(last, PAGE));
    }

    /** How many entries of an index it takes to know the numbers of a page. */
    private int entries(Consumer<SqlJournalReader> question) {
      String plan = Plan.of(handle, jdbi -> question.accept(new SqlJournalReader(jdbi, keys)));
      assertThat(plan).doesNotContain("Table Scan").doesNotContain("Hash");
      Matcher visited = VISITED.matcher(plan);
      assertThat(visited.find()).as(plan).isTrue();
      int entries = Integer.parseInt(visited.group(1));
      while (visited.find()) {
        assertThat(Integer.parseInt(visited.group(1))).as(plan).isLessThanOrEqualTo(PAGE);
      }
      return entries;
    }
  }

  /** Every fourth is refused, one in a thousand because of its purpose. */
  private void fill(Handle handle, PayloadKeys keys) {
    handle.useTransaction(
        all -> {
          for (int n = 0; n < ROWS; n++) {
            row(n).insert(all, Kind.REFUSED, keys);
          }
        });
  }

  private Row row(int n) {
    var sender = new NodeId(NODES.get(n % NODES.size()));
    var id = n == ROWS / 2 ? ID : new MessageId("urn:uuid:" + FreshId.of(random));
    var to = new Addressing(NodeId.NATIONAL, sender, "action " + n % 50, id, Optional.empty());
    var heading =
        new Heading(
            FreshId.of(random),
            BEGIN.plusSeconds(n),
            sender.value(),
            Optional.of(to),
            "/identity-update/v1");
    var bytes = Payload.of(new byte[400]);
    return Row.refused(heading, bytes, new Conclusion(verdict(n), refusal(n), bytes, List.of()));
  }

  private static Verdict verdict(int n) {
    return n % 4 == 0 ? Verdict.REFUSED : Verdict.ANSWERED;
  }

  private static Optional<Refusal> refusal(int n) {
    if (n % 4 != 0) {
      return Optional.empty();
    }
    return Optional.of(
        n % 1_000 == 0
            ? Refusal.of(RefusalCode.PURPOSE_FORBIDDEN, "09", "x")
            : Refusal.of(RefusalCode.ROUTE_FORBIDDEN, "x", "y", "z"));
  }
}
