package jukigate.simulators.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.simulators.rule.Difference;
import jukigate.simulators.rule.Reconciliation;
import org.jdbi.v3.core.Handle;

/** 整合性確認 and their results, at the CS and at the servers. */
public final class ReconciliationTable {
  private static final String THIS_RUN = " WHERE node = ? AND peer = ? AND run = ?";

  private final Handle handle;

  ReconciliationTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * Which one.
   *
   * @param peer the server at a CS, the CS at a server
   * @param run number of the run, given by the CS
   */
  public record Key(NodeId node, NodeId peer, String run) {}

  /**
   * How far it is.
   *
   * @param endedAt when everything was compared, or the whole result was received
   */
  public record Run(
      Key key,
      LocalGovernmentCode municipality,
      Instant startedAt,
      Optional<Instant> endedAt,
      Reconciliation.Counts counts,
      int differences) {}

  /**
   * A run begins.
   *
   * @param startedAt when the CS says that it started
   * @param receivedAt when this node learned of it: its time here begins
   */
  public void begin(
      Key key, LocalGovernmentCode municipality, Instant startedAt, Instant receivedAt) {
    handle.execute(
        "INSERT INTO reconciliation (node, peer, run, municipality, started_at, erase_at, compared,"
            + " changed_meanwhile, differences) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)",
        key.node().value(),
        key.peer().value(),
        key.run(),
        municipality.value(),
        startedAt.toEpochMilli(),
        OutgoingStreams.eraseAt(receivedAt).toEpochMilli());
  }

  public Optional<Run> find(Key key) {
    return handle
        .createQuery("SELECT * FROM reconciliation" + THIS_RUN)
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.run())
        .map(view -> run(new Row(view)))
        .findOne();
  }

  /** Of one node, oldest first. */
  public List<Run> of(NodeId node) {
    return handle
        .createQuery("SELECT * FROM reconciliation WHERE node = ? ORDER BY started_at, run, peer")
        .bind(0, node.value())
        .map(view -> run(new Row(view)))
        .list();
  }

  /** The server adds what a block brought. */
  public void add(Key key, Reconciliation.Counts counts, int differences) {
    handle.execute(
        "UPDATE reconciliation SET compared = compared + ?,"
            + " changed_meanwhile = changed_meanwhile + ?, differences = differences + ?"
            + THIS_RUN,
        counts.compared(),
        counts.changedMeanwhile(),
        differences,
        key.node().value(),
        key.peer().value(),
        key.run());
  }

  /** The CS takes over what the server counted. */
  public void counted(Key key, Reconciliation.Counts counts, int differences) {
    handle.execute(
        "UPDATE reconciliation SET compared = ?, changed_meanwhile = ?, differences = ?" + THIS_RUN,
        counts.compared(),
        counts.changedMeanwhile(),
        differences,
        key.node().value(),
        key.peer().value(),
        key.run());
  }

  public void end(Key key, Instant at) {
    handle.execute(
        "UPDATE reconciliation SET ended_at = ?" + THIS_RUN,
        at.toEpochMilli(),
        key.node().value(),
        key.peer().value(),
        key.run());
  }

  public void found(Key key, Difference difference) {
    handle
        .createUpdate(
            "INSERT INTO reconciliation_difference (node, peer, run, resident_code, kind, items,"
                + " at_cs, at_server) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.run())
        .bind(3, difference.resident().value())
        .bind(4, difference.kind().code())
        .bind(5, text(difference.items()))
        .bind(6, boxed(difference.atCs()))
        .bind(7, boxed(difference.atServer()))
        .execute();
  }

  /** The ids of every size-th difference and of the last one: where blocks of a result end. */
  public List<String> boundaries(Key key, int size) {
    return handle
        .createQuery("SELECT id FROM reconciliation_difference" + THIS_RUN + " ORDER BY id")
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.run())
        .mapTo(String.class)
        .withIterator(ids -> Boundaries.of(ids, size));
  }

  /** Differences with an id in a range, in the order of the ids. */
  public List<Difference> differences(Key key, long after, long through) {
    return handle
        .createQuery(
            "SELECT * FROM reconciliation_difference"
                + THIS_RUN
                + " AND id > ? AND id <= ? ORDER BY id")
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.run())
        .bind(3, after)
        .bind(4, through)
        .map(view -> difference(new Row(view)))
        .list();
  }

  /** The first differences of a run. */
  public List<Difference> first(Key key, int most) {
    return handle
        .createQuery(
            "SELECT * FROM reconciliation_difference"
                + THIS_RUN
                + " ORDER BY id FETCH FIRST "
                + Math.max(1, most)
                + " ROWS ONLY")
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.run())
        .map(view -> difference(new Row(view)))
        .stream()
        .limit(most)
        .toList();
  }

  private static Run run(Row row) {
    return new Run(
        new Key(row.node("node"), row.node("peer"), row.text("run")),
        new LocalGovernmentCode(row.text("municipality")),
        row.time("started_at"),
        row.optionalTime("ended_at"),
        new Reconciliation.Counts(row.number("compared"), row.number("changed_meanwhile")),
        row.number("differences"));
  }

  private static Difference difference(Row row) {
    return new Difference(
        new ResidentCode(row.text("resident_code")),
        Difference.Kind.ofCode(row.text("kind")).orElseThrow(),
        items(row.optional("items").orElse("")),
        row.optionalNumber("at_cs"),
        row.optionalNumber("at_server"));
  }

  private static String text(List<Difference.Item> items) {
    return items.stream().map(Difference.Item::element).collect(Collectors.joining(" "));
  }

  private static List<Difference.Item> items(String text) {
    return Arrays.stream(text.split(" "))
        .flatMap(name -> Difference.Item.ofElement(name).stream())
        .toList();
  }

  private static Integer boxed(OptionalInt number) {
    return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
  }
}
