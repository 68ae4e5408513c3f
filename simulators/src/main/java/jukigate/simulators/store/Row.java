package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.result.RowView;

/** One row of a result, in the values of this package. */
record Row(RowView view) {
  String text(String column) {
    return optional(column).orElseThrow(() -> new IllegalStateException(column + " is empty"));
  }

  Optional<String> optional(String column) {
    return Optional.ofNullable(view.getColumn(column, String.class));
  }

  int number(String column) {
    return view.getColumn(column, Integer.class);
  }

  OptionalInt optionalNumber(String column) {
    Integer number = view.getColumn(column, Integer.class);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  long id() {
    return view.getColumn("id", Long.class);
  }

  Instant time(String column) {
    return optionalTime(column).orElseThrow();
  }

  Optional<Instant> optionalTime(String column) {
    return Optional.ofNullable(view.getColumn(column, Long.class)).map(Instant::ofEpochMilli);
  }

  /** Empty bytes where the column is empty. */
  Payload payload(String column) {
    byte[] bytes = view.getColumn(column, byte[].class);
    return Payload.of(bytes == null ? new byte[0] : bytes);
  }

  NodeId node(String column) {
    return new NodeId(text(column));
  }

  boolean flag(String column) {
    return "1".equals(text(column));
  }
}
