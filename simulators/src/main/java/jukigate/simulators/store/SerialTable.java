package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.simulators.rule.HeldCertificate;
import org.jdbi.v3.core.Handle;

/** 電子証明書のシリアル番号 and whose they are. */
public final class SerialTable {
  private final Handle handle;

  SerialTable(Handle handle) {
    this.handle = handle;
  }

  public Optional<ResidentCode> find(NodeId node, String serial) {
    return handle
        .createQuery("SELECT resident_code FROM certificate_serial WHERE node = ? AND serial = ?")
        .bind(0, node.value())
        .bind(1, serial)
        .mapTo(String.class)
        .findOne()
        .map(ResidentCode::new);
  }

  public void put(NodeId node, HeldCertificate certificate, Instant eraseAt) {
    handle.execute(
        "DELETE FROM certificate_serial WHERE node = ? AND serial = ?",
        node.value(),
        certificate.serial());
    handle.execute(
        "INSERT INTO certificate_serial (node, serial, resident_code, erase_at)"
            + " VALUES (?, ?, ?, ?)",
        node.value(),
        certificate.serial(),
        certificate.holder().value(),
        eraseAt.toEpochMilli());
  }
}
