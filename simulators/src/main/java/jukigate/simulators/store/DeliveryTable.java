package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import org.jdbi.v3.core.Handle;

/** 送付先情報ファイル, whole messages until their day of erasure. */
public final class DeliveryTable {
  private final Handle handle;

  DeliveryTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * One delivery.
   *
   * @param node who keeps it
   * @param deliveryNumber 送付先管理番号, given by the municipality
   */
  public record Key(NodeId node, LocalGovernmentCode municipality, String deliveryNumber) {}

  public Optional<Payload> find(Key key) {
    return handle
        .createQuery(
            "SELECT body FROM delivery_address WHERE node = ? AND municipality = ?"
                + " AND delivery_number = ?")
        .bind(0, key.node().value())
        .bind(1, key.municipality().value())
        .bind(2, key.deliveryNumber())
        .map(view -> new Row(view).payload("body"))
        .findOne();
  }

  public void add(Key key, Payload body, Instant eraseAt) {
    handle.execute(
        "INSERT INTO delivery_address (node, municipality, delivery_number, body, erase_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        key.node().value(),
        key.municipality().value(),
        key.deliveryNumber(),
        body.toByteArray(),
        eraseAt.toEpochMilli());
  }
}
