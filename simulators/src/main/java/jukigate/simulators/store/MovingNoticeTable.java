package jukigate.simulators.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import org.jdbi.v3.core.Handle;

/** 引越しワンストップ: 転出届 and 転入予約 that a CS got from Mynaportal. */
public final class MovingNoticeTable {
  private final Handle handle;

  MovingNoticeTable(Handle handle) {
    this.handle = handle;
  }

  /** 転出届 or 転入予約. */
  public enum Kind {
    OUT,
    IN
  }

  /** Where the decision stands. */
  public enum State {
    /** 仮登録: nobody else may hear of it. */
    RECEIVED,
    ACCEPTED,
    REJECTED,
    /** The person of a reservation has moved in. */
    DONE
  }

  /** Who gave the notice: three of the four items, as they were written. */
  public record Giver(RegisterText name, RegisterDate birthDate, Sex sex) {}

  /**
   * A notice.
   *
   * @param person whom the four items of a 転出届 led to; empty for a 転入予約
   * @param body the body element as a document
   * @param takenUpOn the working day on which it is taken up
   */
  public record Notice(
      NodeId sender,
      String requestNumber,
      Kind kind,
      Giver giver,
      Optional<ResidentCode> person,
      Payload body,
      State state,
      Instant receivedAt,
      LocalDate takenUpOn) {}

  public void add(NodeId node, Notice notice, Instant eraseAt) {
    handle.execute(
        "INSERT INTO moving_notice (node, sender, request_number, kind, name, birth_date, sex,"
            + " resident_code, body, state, received_at, taken_up_on, erase_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(CAST(? AS VARCHAR(11)), ''), ?, ?, ?, ?, ?)",
        node.value(),
        notice.sender().value(),
        notice.requestNumber(),
        notice.kind().name(),
        notice.giver().name().value(),
        notice.giver().birthDate().text(),
        notice.giver().sex().code(),
        notice.person().map(ResidentCode::value).orElse(""),
        notice.body().toByteArray(),
        notice.state().name(),
        notice.receivedAt().toEpochMilli(),
        notice.takenUpOn().toString(),
        eraseAt.toEpochMilli());
  }

  /** The person of the notices has another 住民票コード. */
  public void recode(NodeId node, ResidentCode former, ResidentCode next) {
    handle.execute(
        "UPDATE moving_notice SET resident_code = ? WHERE node = ? AND resident_code = ?",
        next.value(),
        node.value(),
        former.value());
  }

  /** What waits for a decision, in the order of receipt. */
  public List<Notice> undecided(NodeId node) {
    return handle
        .createQuery(
            "SELECT * FROM moving_notice WHERE node = ? AND state = 'RECEIVED'"
                + " ORDER BY received_at, request_number")
        .bind(0, node.value())
        .map(view -> notice(new Row(view)))
        .list();
  }

  /** All that are here, oldest first. */
  public List<Notice> of(NodeId node) {
    return handle
        .createQuery(
            "SELECT * FROM moving_notice WHERE node = ? ORDER BY received_at, request_number")
        .bind(0, node.value())
        .map(view -> notice(new Row(view)))
        .list();
  }

  public Optional<Notice> find(NodeId node, NodeId sender, String requestNumber) {
    return handle
        .createQuery(
            "SELECT * FROM moving_notice WHERE node = ? AND sender = ? AND request_number = ?")
        .bind(0, node.value())
        .bind(1, sender.value())
        .bind(2, requestNumber)
        .map(view -> notice(new Row(view)))
        .findOne();
  }

  public void decide(NodeId node, Notice notice, State state) {
    handle.execute(
        "UPDATE moving_notice SET state = ? WHERE node = ? AND sender = ? AND request_number = ?",
        state.name(),
        node.value(),
        notice.sender().value(),
        notice.requestNumber());
  }

  /** The giver has moved in: the reservations have done their work. */
  public void complete(NodeId node, Giver giver) {
    handle.execute(
        "UPDATE moving_notice SET state = 'DONE' WHERE node = ? AND kind = 'IN'"
            + " AND state IN ('RECEIVED', 'ACCEPTED') AND name = ? AND birth_date = ? AND sex = ?",
        node.value(),
        giver.name().value(),
        giver.birthDate().text(),
        giver.sex().code());
  }

  private static Notice notice(Row row) {
    return new Notice(
        row.node("sender"),
        row.text("request_number"),
        Kind.valueOf(row.text("kind")),
        new Giver(
            RegisterText.of(row.text("name")),
            RegisterDate.parse(row.text("birth_date")).orElseThrow(),
            Sex.ofCode(row.text("sex")).orElseThrow()),
        row.optional("resident_code").flatMap(ResidentCode::parse),
        row.payload("body"),
        State.valueOf(row.text("state")),
        row.time("received_at"),
        LocalDate.parse(row.text("taken_up_on")));
  }
}
