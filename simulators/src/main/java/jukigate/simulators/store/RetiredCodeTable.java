package jukigate.simulators.store;

import java.time.Instant;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import org.jdbi.v3.core.Handle;

/** 旧住民票コード: codes that gave way to another one, and that nobody gets again. */
public final class RetiredCodeTable {
  private final Handle handle;

  RetiredCodeTable(Handle handle) {
    this.handle = handle;
  }

  public void add(NodeId node, ResidentCode code, Instant at) {
    handle.execute(
        "INSERT INTO retired_code (node, resident_code, retired_at) VALUES (?, ?, ?)",
        node.value(),
        code.value(),
        at.toEpochMilli());
  }

  public boolean contains(NodeId node, ResidentCode code) {
    return handle
            .createQuery("SELECT COUNT(*) FROM retired_code WHERE node = ? AND resident_code = ?")
            .bind(0, node.value())
            .bind(1, code.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
