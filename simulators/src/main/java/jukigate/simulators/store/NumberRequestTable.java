package jukigate.simulators.store;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.rule.NumberRequestKind;
import org.jdbi.v3.core.Handle;

/** 個人番号 that a CS asked for. */
public final class NumberRequestTable {
  private final Handle handle;

  NumberRequestTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A request and the event that it belongs to.
   *
   * @param requestNumber 依頼管理番号 of the request to the national server
   * @param event 依頼管理番号, 操作者ID, 操作端末ID of the event
   * @param reason 異動事由 of the update that carries the number
   */
  public record Open(
      String requestNumber,
      ResidentCode resident,
      NumberRequestKind kind,
      ControlItems.Request event,
      EventReason reason,
      RegisterDate date) {}

  public void add(NodeId node, Open open) {
    handle.execute(
        "INSERT INTO number_request (node, request_number, resident_code, kind, event_request,"
            + " operator_id, terminal_id, reason, event_date, answered)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '0')",
        node.value(),
        open.requestNumber(),
        open.resident().value(),
        open.kind().code(),
        open.event().requestNumber(),
        open.event().operatorId(),
        open.event().terminalId(),
        open.reason().code(),
        open.date().text());
  }

  /** The request with this number, as long as no number has come. */
  public Optional<Open> find(NodeId node, String requestNumber) {
    return query("request_number = ?", node, requestNumber);
  }

  /** What is open for a resident. */
  public Optional<Open> of(NodeId node, ResidentCode resident) {
    return query("resident_code = ?", node, resident.value());
  }

  public void answered(NodeId node, String requestNumber) {
    handle.execute(
        "UPDATE number_request SET answered = '1' WHERE node = ? AND request_number = ?",
        node.value(),
        requestNumber);
  }

  private Optional<Open> query(String condition, NodeId node, String value) {
    return handle
        .createQuery(
            "SELECT * FROM number_request WHERE node = ? AND answered = '0' AND " + condition)
        .bind(0, node.value())
        .bind(1, value)
        .map(view -> open(new Row(view)))
        .findFirst();
  }

  private static Open open(Row row) {
    return new Open(
        row.text("request_number"),
        new ResidentCode(row.text("resident_code")),
        NumberRequestKind.ofCode(row.text("kind")).orElseThrow(),
        new ControlItems.Request(
            row.text("event_request"), row.text("operator_id"), row.text("terminal_id")),
        EventReason.ofCode(row.text("reason")).orElseThrow(),
        RegisterDate.parse(row.text("event_date")).orElseThrow());
  }
}
