package jukigate.simulators.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.register.CardState;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.SupplementKind;

/**
 * Records that are kept for 150 years (住基法施行令 34条) and have no day of erasure in their row, since
 * the years begin with what comes after them: the next notification of the same person, or the end
 * of the record. What is present never begins.
 *
 * @param history the table whose oldest row tells whether anything can be due
 * @param due the rows, with {@code node}, the keys, and {@code since} when their years began
 * @param keys columns of {@code due} that name a record
 * @param deletes statements that take the keys, parts first
 */
record LongKept(String history, String due, List<String> keys, List<String> deletes) {
  static final int YEARS = 150;

  private static final List<String> BY_RECORD = List.of("record_id");
  private static final List<String> BY_RESIDENT = List.of("node", "resident_code");
  private static final List<String> BY_ROW = List.of("id");

  private static final String CANCELLATIONS =
      quoted(
          Arrays.stream(EventReason.values())
              .filter(EventReason::isCancellation)
              .map(EventReason::code));
  private static final String SENT =
      quoted(
          Arrays.stream(EventReason.values()).filter(EventReason::isSent).map(EventReason::code));

  /** A closed record of a server, from its last update. */
  static final LongKept IDENTITY =
      new LongKept(
          "identity_history",
          "SELECT r.node, r.id AS record_id, MAX(h.recorded_at) AS since FROM identity_record r"
              + " JOIN identity_history h ON h.record_id = r.id"
              + " WHERE r.record_status = 'CLOSED' GROUP BY r.node, r.id",
          BY_RECORD,
          List.of(
              "DELETE FROM identity_key WHERE record_id = ?",
              "DELETE FROM identity_history WHERE record_id = ?",
              "DELETE FROM identity_record WHERE id = ?"));

  /**
   * A former state at a server, from the next update on. What lies before a cancellation may be
   * what the person stands on, and waits for an update after that.
   */
  static final LongKept IDENTITY_HISTORY =
      new LongKept(
          "identity_history",
          "SELECT h.node, h.id, MIN(n.recorded_at) AS since FROM identity_history h"
              + " JOIN identity_history n ON n.record_id = h.record_id AND n.id > h.id"
              + " WHERE n.reason NOT IN ("
              + CANCELLATIONS
              + ") AND NOT EXISTS (SELECT 1 FROM identity_history c"
              + " WHERE c.record_id = n.record_id AND c.id > n.id AND c.reason IN ("
              + CANCELLATIONS
              + ")) GROUP BY h.node, h.id",
          BY_ROW,
          List.of("DELETE FROM identity_history WHERE id = ?"));

  /** 除附票 at a CS, a deleted record at a supplementary server. */
  static final LongKept SUPPLEMENT =
      new LongKept(
          "supplement_history",
          "SELECT r.node, r.resident_code, MAX(h.recorded_at) AS since FROM supplement_record r"
              + " JOIN supplement_history h ON h.node = r.node"
              + " AND h.resident_code = r.resident_code WHERE r.kind = '"
              + SupplementKind.DELETION.code()
              + "' GROUP BY r.node, r.resident_code",
          BY_RESIDENT,
          List.of(ofResident("supplement_history"), ofResident("supplement_record")));

  /** A former state of a supplementary record, from the next one on. */
  static final LongKept SUPPLEMENT_HISTORY =
      new LongKept(
          "supplement_history",
          "SELECT h.node, h.id, MIN(n.recorded_at) AS since FROM supplement_history h"
              + " JOIN supplement_history n ON n.node = h.node"
              + " AND n.resident_code = h.resident_code AND n.id > h.id GROUP BY h.node, h.id",
          BY_ROW,
          List.of("DELETE FROM supplement_history WHERE id = ?"));

  /** A card that is no longer valid, with its history, from its last change on. */
  static final LongKept CARD =
      new LongKept(
          "card_history",
          "SELECT node, card_number, changed_at AS since FROM card WHERE state IN ("
              + quoted(
                  Stream.of(CardState.REVOKED, CardState.RETURNED, CardState.COLLECTED)
                      .map(CardState::code))
              + ")",
          List.of("node", "card_number"),
          List.of(
              "DELETE FROM card_history WHERE node = ? AND card_number = ?",
              "DELETE FROM card WHERE node = ? AND card_number = ?"));

  /** 除票 of a CS, with all that it was. */
  static final LongKept RESIDENT =
      new LongKept(
          "resident_history",
          "SELECT r.node, r.resident_code, MAX(h.recorded_at) AS since FROM resident r"
              + " JOIN resident_history h ON h.node = r.node"
              + " AND h.resident_code = r.resident_code"
              + " WHERE r.record_status = 'CLOSED' GROUP BY r.node, r.resident_code",
          BY_RESIDENT,
          List.of(
              ofResident("resident_before"),
              ofResident("resident_history"),
              ofResident("out_migration_notice"),
              ofResident("resident")));

  /**
   * The record that a resident of a CS had before an update, from the next notification on; under a
   * 旧住民票コード from the end of that.
   */
  static final LongKept RESIDENT_BEFORE =
      new LongKept(
          "resident_history",
          "SELECT s.node, s.resident_code, s.replaced_by, MIN(s.since) AS since FROM ("
              + "SELECT b.node, b.resident_code, b.replaced_by, n.recorded_at AS since"
              + " FROM resident_before b JOIN resident_history n ON n.node = b.node"
              + " AND n.resident_code = b.resident_code AND n.update_number >= b.replaced_by"
              + " AND n.reason IN ("
              + SENT
              + ") UNION ALL SELECT b.node, b.resident_code, b.replaced_by, c.retired_at AS since"
              + " FROM resident_before b JOIN retired_code c ON c.node = b.node"
              + " AND c.resident_code = b.resident_code) s"
              + " GROUP BY s.node, s.resident_code, s.replaced_by",
          List.of("node", "resident_code", "replaced_by"),
          List.of(ofResident("resident_before") + " AND replaced_by = ?"));

  /** What a CS noted of an update, from the next notification on, or as for the former record. */
  static final LongKept RESIDENT_HISTORY =
      new LongKept(
          "resident_history",
          "SELECT s.node, s.id, MIN(s.since) AS since FROM ("
              + "SELECT h.node, h.id, n.recorded_at AS since FROM resident_history h"
              + " JOIN resident_history n ON n.node = h.node"
              + " AND n.resident_code = h.resident_code AND n.id > h.id AND n.reason IN ("
              + SENT
              + ") UNION ALL SELECT h.node, h.id, c.retired_at AS since FROM resident_history h"
              + " JOIN retired_code c ON c.node = h.node AND c.resident_code = h.resident_code) s"
              + " GROUP BY s.node, s.id",
          BY_ROW,
          List.of("DELETE FROM resident_history WHERE id = ?"));

  /** Nothing is due while this is later than what is asked for; nothing in an empty table. */
  String oldest() {
    return "SELECT MIN(recorded_at) FROM " + history;
  }

  private static String ofResident(String table) {
    return "DELETE FROM " + table + " WHERE node = ? AND resident_code = ?";
  }

  private static String quoted(Stream<String> codes) {
    return codes.map(code -> "'" + code + "'").collect(Collectors.joining(", "));
  }
}
