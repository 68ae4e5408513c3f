package jukigate.simulators.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** Which events were entered at a CS: why entering one again changes nothing. */
public final class EnteredEvents {
  private final Handle handle;

  EnteredEvents(Handle handle) {
    this.handle = handle;
  }

  /**
   * An event that was entered.
   *
   * @param contentHash SHA-256 of what it said, in lower-case hex
   * @param notifications ids of the outbox, in the order of sending
   */
  public record Entry(String contentHash, List<Long> notifications) {
    public Entry {
      notifications = List.copyOf(notifications);
    }
  }

  public Optional<Entry> find(NodeId node, String requestNumber) {
    return handle
        .createQuery(
            "SELECT content_hash, notifications FROM entered_event"
                + " WHERE node = ? AND request_number = ?")
        .bind(0, node.value())
        .bind(1, requestNumber)
        .map(
            view -> {
              var row = new Row(view);
              return new Entry(row.text("content_hash"), numbers(row.text("notifications")));
            })
        .findOne();
  }

  public void add(NodeId node, String requestNumber, Entry entry) {
    String numbers =
        entry.notifications().stream().map(String::valueOf).collect(Collectors.joining(" "));
    handle.execute(
        "INSERT INTO entered_event (node, request_number, content_hash, notifications)"
            + " VALUES (?, ?, ?, ?)",
        node.value(),
        requestNumber,
        entry.contentHash(),
        numbers);
  }

  private static List<Long> numbers(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(one -> !one.isEmpty())
        .map(Long::valueOf)
        .toList();
  }
}
