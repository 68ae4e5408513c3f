package jukigate.simulators.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.simulators.rule.CopyItem;
import org.jdbi.v3.core.Handle;

/** 広域交付: what was asked for and how it stands, at both ends. */
public final class CopyTable {
  private static final Payload NOTHING = Payload.of(new byte[0]);

  private final Handle handle;

  CopyTable(Handle handle) {
    this.handle = handle;
  }

  /** Which end this is. */
  public enum Role {
    /** 交付地. */
    ISSUE,
    /** 住所地. */
    HOME
  }

  /** How a request stands. */
  public enum State {
    /** The home has not answered yet. */
    ASKED,
    /** Waits for an officer of the home. */
    PENDING,
    /** The copy is here, or was sent. */
    APPROVED,
    REFUSED,
    /** Printed at the place of issue, which keeps nothing of it. */
    PRINTED
  }

  /** Names a request at one end. */
  public record Key(NodeId node, Role role, NodeId other, String requestNumber) {}

  /**
   * A request.
   *
   * @param receiptNumber number that the home gave to a pending one
   * @param reason code of {@code copyRefusalCode}
   * @param asked what the resident asked for beside the items of every copy
   * @param body at the home the request while it is pending; at the place of issue the copy until
   *     it is printed; otherwise empty
   */
  public record Copy(
      Key key,
      State state,
      Optional<String> receiptNumber,
      Optional<String> reason,
      Set<CopyItem> asked,
      Payload body) {
    public Copy {
      asked = Set.copyOf(asked);
    }

    /** At the place of issue: with nothing of the copy in it. */
    public static Copy without(Key key, State state, Optional<String> reason, Set<CopyItem> asked) {
      return new Copy(key, state, Optional.empty(), reason, asked, NOTHING);
    }

    /** The copy is here: to be printed. */
    public static Copy ready(Key key, Set<CopyItem> asked, Payload body) {
      return new Copy(key, State.APPROVED, Optional.empty(), Optional.empty(), asked, body);
    }
  }

  /** What a place of issue has got or is promised, and has not printed yet, by 依頼管理番号. */
  public List<Copy> unprinted(NodeId node) {
    return handle
        .createQuery(
            "SELECT * FROM residence_copy WHERE node = ? AND role = 'ISSUE'"
                + " AND state IN ('PENDING', 'APPROVED') ORDER BY request_number, other")
        .bind(0, node.value())
        .map(
            view -> {
              var row = new Row(view);
              var key = new Key(node, Role.ISSUE, row.node("other"), row.text("request_number"));
              return copy(key, row);
            })
        .list();
  }

  public Optional<Copy> find(Key key) {
    return handle
        .createQuery(
            "SELECT * FROM residence_copy"
                + " WHERE node = ? AND role = ? AND other = ? AND request_number = ?")
        .bind(0, key.node().value())
        .bind(1, key.role().name())
        .bind(2, key.other().value())
        .bind(3, key.requestNumber())
        .map(view -> copy(key, new Row(view)))
        .findOne();
  }

  /**
   * A request and when it last changed.
   *
   * @param changedAt of a pending one: when it came
   */
  public record Listed(Copy copy, Instant changedAt) {}

  /** What waits for an officer of the home, in the order of receipt. */
  public List<Listed> pending(NodeId home) {
    return listed(home, Role.HOME, "state = 'PENDING'");
  }

  /** All requests of one end, oldest change first. */
  public List<Listed> of(NodeId node, Role role) {
    return listed(node, role, "1 = 1");
  }

  private List<Listed> listed(NodeId node, Role role, String condition) {
    return handle
        .createQuery(
            "SELECT * FROM residence_copy WHERE node = ? AND role = ? AND "
                + condition
                + " ORDER BY changed_at, request_number")
        .bind(0, node.value())
        .bind(1, role.name())
        .map(
            view -> {
              var row = new Row(view);
              var key = new Key(node, role, row.node("other"), row.text("request_number"));
              return new Listed(copy(key, row), row.time("changed_at"));
            })
        .list();
  }

  /** Replaces what was known of the request. */
  public void put(Copy copy, Instant at) {
    Key key = copy.key();
    handle.execute(
        "DELETE FROM residence_copy"
            + " WHERE node = ? AND role = ? AND other = ? AND request_number = ?",
        key.node().value(),
        key.role().name(),
        key.other().value(),
        key.requestNumber());
    handle
        .createUpdate(
            "INSERT INTO residence_copy (node, role, other, request_number, receipt_number, state,"
                + " reason, asked, body, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, key.node().value())
        .bind(1, key.role().name())
        .bind(2, key.other().value())
        .bind(3, key.requestNumber())
        .bind(4, copy.receiptNumber().orElse(null))
        .bind(5, copy.state().name())
        .bind(6, copy.reason().orElse(null))
        .bind(7, names(copy.asked()))
        .bind(8, copy.body().toByteArray())
        .bind(9, at.toEpochMilli())
        .execute();
  }

  private static Copy copy(Key key, Row row) {
    return new Copy(
        key,
        State.valueOf(row.text("state")),
        row.optional("receipt_number"),
        row.optional("reason"),
        items(row.optional("asked").orElse("")),
        row.payload("body"));
  }

  private static String names(Set<CopyItem> items) {
    return items.stream().sorted().map(CopyItem::name).collect(Collectors.joining(","));
  }

  private static Set<CopyItem> items(String names) {
    return names.isEmpty()
        ? Set.of()
        : Arrays.stream(names.split(",", -1)).map(CopyItem::valueOf).collect(Collectors.toSet());
  }
}
