package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import org.jdbi.v3.core.Handle;

/** 処理通番 and whom they are of. */
public final class LinkageTable {
  private final Handle handle;

  LinkageTable(Handle handle) {
    this.handle = handle;
  }

  public Optional<ResidentCode> find(NodeId node, String processingNumber) {
    return handle
        .createQuery(
            "SELECT resident_code FROM linkage_number WHERE node = ? AND processing_number = ?")
        .bind(0, node.value())
        .bind(1, processingNumber)
        .mapTo(String.class)
        .findOne()
        .map(ResidentCode::new);
  }

  public void add(
      NodeId node,
      String processingNumber,
      ResidentCode resident,
      LocalGovernmentCode municipality,
      Instant eraseAt) {
    handle.execute(
        "INSERT INTO linkage_number (node, processing_number, resident_code, municipality,"
            + " erase_at) VALUES (?, ?, ?, ?, ?)",
        node.value(),
        processingNumber,
        resident.value(),
        municipality.value(),
        eraseAt.toEpochMilli());
  }
}
