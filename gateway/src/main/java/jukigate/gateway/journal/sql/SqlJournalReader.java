package jukigate.gateway.journal.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowViewMapper;
import org.jdbi.v3.core.result.RowView;

/** Questions to the journal. */
final class SqlJournalReader implements JournalReader {
  private static final List<String> NAMES =
      List.of(
          "id",
          "correlation_id",
          "received_at",
          "tls_peer",
          "sender",
          "receiver",
          "path",
          "action",
          "message_id",
          "verdict",
          "stage",
          "refusal_id",
          "detail",
          "request_sha256",
          "response_sha256",
          "marks");
  private static final String COLUMNS = "SELECT " + columns("") + " FROM exchange ";
  private static final RowViewMapper<RecordedExchange> MAPPER = SqlJournalReader::exchange;

  private final Jdbi jdbi;
  private final PayloadKeys keys;

  SqlJournalReader(Jdbi jdbi, PayloadKeys keys) {
    this.jdbi = jdbi;
    this.keys = keys;
  }

  @Override
  public Optional<RecordedExchange> byCorrelationId(String correlationId) {
    return list(COLUMNS + "WHERE correlation_id = ?", correlationId).stream().findFirst();
  }

  @Override
  public List<RecordedExchange> byMessageId(MessageId messageId) {
    return list(COLUMNS + "WHERE message_id = ? ORDER BY id", messageId.value());
  }

  @Override
  public List<RecordedExchange> page(
      JournalFilter filter, Optional<RecordNumber> before, int limit) {
    var wanted = Wanted.of(filter);
    long below = before.map(RecordNumber::value).orElse(Long.MAX_VALUE);
    String numbers =
        "SELECT id FROM exchange --DERBY-PROPERTIES "
            + wanted.way()
            + "\n WHERE id < ?"
            + wanted.and()
            + " ORDER BY id DESC";
    return list(
        some(numbers) + " ORDER BY e.id DESC",
        Stream.of(Stream.of(below), wanted.values(), rows(limit))
            .flatMap(Function.identity())
            .toArray());
  }

  @Override
  public List<RecordedExchange> after(RecordNumber last, int limit) {
    String numbers = "SELECT id FROM exchange WHERE id > ? ORDER BY id";
    return list(
        some(numbers) + " ORDER BY e.id",
        Stream.concat(Stream.of(last.value()), rows(limit)).toArray());
  }

  private static Stream<Integer> rows(int limit) {
    return Stream.of(Math.max(1, limit));
  }

  /**
   * The first of some rows, as many as the last value says. Their numbers come out of an index
   * first; only then the rows themselves are looked up, which are wide.
   */
  private static String some(String numbers) {
    return "SELECT "
        + columns("e.")
        + " FROM --DERBY-PROPERTIES joinOrder=FIXED\n ("
        + numbers
        + " FETCH FIRST ? ROWS ONLY) page"
        + " JOIN exchange e --DERBY-PROPERTIES joinStrategy=NESTEDLOOP\n ON e.id = page.id";
  }

  @Override
  public Optional<RecordedExchange.Bytes> bytes(RecordNumber number) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT request_bytes, response_bytes FROM exchange WHERE id = ?",
                    number.value())
                .map(
                    (RowViewMapper<RecordedExchange.Bytes>)
                        row ->
                            new RecordedExchange.Bytes(
                                opened(number, row, "request_bytes"),
                                opened(number, row, "response_bytes")))
                .findOne());
  }

  @Override
  public void export(Consumer<RecordedExchange> each) {
    jdbi.useTransaction(
        handle -> {
          try (var rows = handle.select(COLUMNS + "ORDER BY id").map(MAPPER).stream()) {
            rows.forEach(each);
          }
        });
  }

  private List<RecordedExchange> list(String sql, Object... arguments) {
    return jdbi.withHandle(handle -> handle.select(sql, arguments).map(MAPPER).list());
  }

  /** What was changed is nothing that anybody sent: it is not shown. */
  private Payload opened(RecordNumber number, RowView row, String column) {
    return keys.open(row.getColumn(column, byte[].class))
        .orElseThrow(
            () -> new RefusedException(Refusal.of(RefusalCode.PAYLOAD_UNREADABLE, number.value())));
  }

  /**
   * The columns that {@link #exchange} reads.
   *
   * @param prefix of the table in a join, with its dot; else empty
   */
  static String columns(String prefix) {
    return NAMES.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
  }

  /** Whether {@code <name>_bytes} are those of {@code <name>_sha256}. */
  static boolean digestFits(RowView row, String name, PayloadKeys keys) {
    return keys.open(row.getColumn(name + "_bytes", byte[].class))
        .filter(bytes -> Row.sha256(bytes).equals(text(row, name + "_sha256").strip()))
        .isPresent();
  }

  static RecordedExchange exchange(RowView row) {
    return new RecordedExchange(
        new RecordNumber(row.getColumn("id", Long.class)),
        text(row, "correlation_id"),
        text(row, "received_at"),
        text(row, "tls_peer"),
        text(row, "sender"),
        text(row, "receiver"),
        text(row, "path"),
        text(row, "action"),
        text(row, "message_id"),
        Verdict.valueOf(text(row, "verdict")),
        text(row, "stage"),
        text(row, "refusal_id"),
        text(row, "detail"),
        text(row, "request_sha256").strip(),
        text(row, "response_sha256").strip(),
        text(row, "marks"));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }
}
