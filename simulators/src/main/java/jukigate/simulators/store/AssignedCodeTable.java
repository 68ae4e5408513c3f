package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import org.jdbi.v3.core.Handle;

/** 住民票コード that the national server assigned, for ever. */
public final class AssignedCodeTable {
  private final Handle handle;

  AssignedCodeTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A code that was assigned.
   *
   * @param requestNumber 依頼管理番号 of the request
   */
  public record Assigned(
      ResidentCode code, LocalGovernmentCode municipality, String requestNumber, Instant at) {}

  public void add(NodeId node, Assigned assigned) {
    handle.execute(
        "INSERT INTO assigned_code (node, resident_code, municipality, request_number, assigned_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        node.value(),
        assigned.code().value(),
        assigned.municipality().value(),
        assigned.requestNumber(),
        assigned.at().toEpochMilli());
  }

  /** To whom a code is assigned. */
  public Optional<LocalGovernmentCode> municipality(NodeId node, ResidentCode code) {
    return handle
        .createQuery("SELECT municipality FROM assigned_code WHERE node = ? AND resident_code = ?")
        .bind(0, node.value())
        .bind(1, code.value())
        .mapTo(String.class)
        .findOne()
        .map(LocalGovernmentCode::new);
  }

  /** The code has come with an update; nothing when it was in use or never assigned. */
  public void used(NodeId node, ResidentCode code, Instant at) {
    handle.execute(
        "UPDATE assigned_code SET used_at = ?"
            + " WHERE node = ? AND resident_code = ? AND used_at IS NULL",
        at.toEpochMilli(),
        node.value(),
        code.value());
  }

  /** How many codes of a municipality no update has brought yet. */
  public int unused(NodeId node, LocalGovernmentCode municipality) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM assigned_code"
                + " WHERE node = ? AND municipality = ? AND used_at IS NULL")
        .bind(0, node.value())
        .bind(1, municipality.value())
        .mapTo(Integer.class)
        .one();
  }
}
