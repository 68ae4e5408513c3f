package jukigate.simulators.node;

import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.simulators.post.Delivery;

/** 国の機関等, or another 執行機関 of a prefecture: asks, and keeps what it was given. */
public final class AgencyNode {
  private final NodeId id;
  private final Office office;

  AgencyNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X16 at this agency. */
  public BulkCounter bulk() {
    return new BulkCounter(id, office);
  }

  /** Sends what an entry put into the outbox now and tells how each went. */
  public List<Delivery> deliver(Entered entered) {
    return entered.notifications().stream()
        .map(number -> office.dispatcher().deliver(number, office.clock().instant()))
        .toList();
  }
}
