package jukigate.simulators.store;

import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.simulators.rule.IdentityUpdate;
import org.jdbi.v3.core.Handle;

/** Every update that a server has applied, with where it came from: for a proof of the whole. */
public final class AppliedUpdates {
  private final Handle handle;

  AppliedUpdates(Handle handle) {
    this.handle = handle;
  }

  /**
   * One of them.
   *
   * @param requestNumber 依頼管理番号
   */
  public record Applied(NodeId sender, String requestNumber, IdentityUpdate update) {}

  /** In the order in which they were applied. */
  public List<Applied> at(NodeId node) {
    return handle
        .createQuery("SELECT * FROM identity_history WHERE node = ? ORDER BY id")
        .bind(0, node.value())
        .map(
            view -> {
              var row = new Row(view);
              return new Applied(
                  row.node("sender"), row.text("request_number"), IdentityTable.update(row));
            })
        .list();
  }
}
