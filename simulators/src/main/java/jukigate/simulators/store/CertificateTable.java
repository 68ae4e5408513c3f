package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import org.jdbi.v3.core.Handle;

/** 転出証明書情報 that a CS has received, until it is used or its day of erasure comes. */
public final class CertificateTable {
  private final Handle handle;

  CertificateTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A certificate.
   *
   * @param body the body element as a document
   * @param eraseAt day 31 after the planned date, 0:00 in Japan
   */
  public record Certificate(
      NodeId origin, String requestNumber, Payload body, Instant receivedAt, Instant eraseAt) {}

  public void add(NodeId node, Certificate certificate, List<ResidentCode> persons) {
    handle.execute(
        "INSERT INTO out_migration_certificate (node, origin, request_number, body, received_at,"
            + " erase_at) VALUES (?, ?, ?, ?, ?, ?)",
        node.value(),
        certificate.origin().value(),
        certificate.requestNumber(),
        certificate.body().toByteArray(),
        certificate.receivedAt().toEpochMilli(),
        certificate.eraseAt().toEpochMilli());
    for (ResidentCode person : persons) {
      handle.execute(
          "INSERT INTO out_migration_person (node, origin, request_number, resident_code)"
              + " VALUES (?, ?, ?, ?)",
          node.value(),
          certificate.origin().value(),
          certificate.requestNumber(),
          person.value());
    }
  }

  /** The last one that came about this person. */
  public Optional<Certificate> find(NodeId node, ResidentCode person) {
    return handle
        .createQuery(
            "SELECT c.origin, c.request_number, c.body, c.received_at, c.erase_at"
                + " FROM out_migration_certificate c JOIN out_migration_person p"
                + " ON p.node = c.node AND p.origin = c.origin"
                + " AND p.request_number = c.request_number"
                + " WHERE c.node = ? AND p.resident_code = ?"
                + " ORDER BY c.received_at DESC FETCH FIRST 1 ROWS ONLY")
        .bind(0, node.value())
        .bind(1, person.value())
        .map(view -> certificate(new Row(view)))
        .findOne();
  }

  /** All that are here, oldest first. */
  public List<Certificate> of(NodeId node) {
    return handle
        .createQuery(
            "SELECT origin, request_number, body, received_at, erase_at"
                + " FROM out_migration_certificate WHERE node = ? ORDER BY received_at")
        .bind(0, node.value())
        .map(view -> certificate(new Row(view)))
        .list();
  }

  /** Whom a certificate is about and who has not used it. */
  public List<ResidentCode> persons(NodeId node, Certificate certificate) {
    return handle
        .createQuery(
            "SELECT resident_code FROM out_migration_person WHERE node = ? AND origin = ?"
                + " AND request_number = ? ORDER BY resident_code")
        .bind(0, node.value())
        .bind(1, certificate.origin().value())
        .bind(2, certificate.requestNumber())
        .map(view -> ResidentCode.parse(new Row(view).text("resident_code")).orElseThrow())
        .list();
  }

  /** Takes a person off a certificate that was used; the last one takes it away. */
  public void use(NodeId node, Certificate certificate, ResidentCode person) {
    handle.execute(
        "DELETE FROM out_migration_person WHERE node = ? AND origin = ? AND request_number = ?"
            + " AND resident_code = ?",
        node.value(),
        certificate.origin().value(),
        certificate.requestNumber(),
        person.value());
    eraseWithoutPersons(node, certificate.origin());
  }

  /** Takes a person off every certificate of this origin: the move out was cancelled. */
  public void revoke(NodeId node, NodeId origin, ResidentCode person) {
    handle.execute(
        "DELETE FROM out_migration_person WHERE node = ? AND origin = ? AND resident_code = ?",
        node.value(),
        origin.value(),
        person.value());
    eraseWithoutPersons(node, origin);
  }

  /** Of this node and origin only: over all of a country, movers waited for each other's locks. */
  private void eraseWithoutPersons(NodeId node, NodeId origin) {
    handle.execute(
        "DELETE FROM out_migration_certificate WHERE node = ? AND origin = ? AND NOT EXISTS (SELECT 1"
            + " FROM out_migration_person p WHERE p.node = out_migration_certificate.node"
            + " AND p.origin = out_migration_certificate.origin"
            + " AND p.request_number = out_migration_certificate.request_number)",
        node.value(),
        origin.value());
  }

  private static Certificate certificate(Row row) {
    return new Certificate(
        row.node("origin"),
        row.text("request_number"),
        row.payload("body"),
        row.time("received_at"),
        row.time("erase_at"));
  }
}
