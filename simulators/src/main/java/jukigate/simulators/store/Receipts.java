package jukigate.simulators.store;

import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** Which matters of which sender a node has applied: why a repetition changes nothing. */
public final class Receipts {
  private final Handle handle;

  Receipts(Handle handle) {
    this.handle = handle;
  }

  public Optional<Receipt> find(NodeId node, NodeId sender, String requestNumber) {
    return handle
        .createQuery(
            "SELECT content_hash, answer, received_at, erase_at FROM receipt"
                + " WHERE node = ? AND sender = ? AND request_number = ?")
        .bind(0, node.value())
        .bind(1, sender.value())
        .bind(2, requestNumber)
        .map(
            view -> {
              var row = new Row(view);
              return new Receipt(
                  row.text("content_hash"),
                  row.payload("answer"),
                  row.time("received_at"),
                  row.time("erase_at"));
            })
        .findOne();
  }

  public void add(NodeId node, NodeId sender, String requestNumber, Receipt receipt) {
    handle.execute(
        "INSERT INTO receipt (node, sender, request_number, content_hash, answer, received_at,"
            + " erase_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        sender.value(),
        requestNumber,
        receipt.contentHash(),
        receipt.answer().toByteArray(),
        receipt.receivedAt().toEpochMilli(),
        receipt.eraseAt().toEpochMilli());
  }

  /** The 依頼管理番号 of all matters of a sender. */
  public List<String> of(NodeId node, NodeId sender) {
    return handle
        .createQuery("SELECT request_number FROM receipt WHERE node = ? AND sender = ?")
        .bind(0, node.value())
        .bind(1, sender.value())
        .mapTo(String.class)
        .list();
  }

  public int count(NodeId node) {
    return handle
        .createQuery("SELECT COUNT(*) FROM receipt WHERE node = ?")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }
}
