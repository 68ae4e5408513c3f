package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.simulators.rule.NumberRequestKind;
import org.jdbi.v3.core.Handle;

/** 個人番号 that the national server gave out, for ever. */
public final class IssuedNumberTable {
  private final Handle handle;

  IssuedNumberTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A number that was given out.
   *
   * @param municipality who asked
   * @param requestNumber 依頼管理番号 of the request
   */
  public record Issued(
      IndividualNumber number,
      ResidentCode resident,
      LocalGovernmentCode municipality,
      NumberRequestKind kind,
      String requestNumber,
      Instant issuedAt) {}

  public void add(NodeId node, Issued issued) {
    handle.execute(
        "INSERT INTO issued_number (node, individual_number, resident_code, municipality, kind,"
            + " request_number, issued_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        issued.number().value(),
        issued.resident().value(),
        issued.municipality().value(),
        issued.kind().code(),
        issued.requestNumber(),
        issued.issuedAt().toEpochMilli());
  }

  /** The last number given to a resident. */
  public Optional<Issued> last(NodeId node, ResidentCode resident) {
    return query("resident_code = ?", node, resident.value());
  }

  public Optional<Issued> find(NodeId node, IndividualNumber number) {
    return query("individual_number = ?", node, number.value());
  }

  private Optional<Issued> query(String condition, NodeId node, String value) {
    return handle
        .createQuery(
            "SELECT * FROM issued_number WHERE node = ? AND " + condition + " ORDER BY id DESC")
        .bind(0, node.value())
        .bind(1, value)
        .map(view -> issued(new Row(view)))
        .findFirst();
  }

  private static Issued issued(Row row) {
    return new Issued(
        new IndividualNumber(row.text("individual_number")),
        new ResidentCode(row.text("resident_code")),
        LocalGovernmentCode.parse(row.text("municipality")).orElseThrow(),
        NumberRequestKind.ofCode(row.text("kind")).orElseThrow(),
        row.text("request_number"),
        row.time("issued_at"));
  }
}
