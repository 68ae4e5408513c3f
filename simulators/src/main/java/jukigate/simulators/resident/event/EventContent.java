package jukigate.simulators.resident.event;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;

/**
 * What an event says, as one value to compare: the same for two files that differ in spaces,
 * comments or the order of attributes only. Every part is written with its length, so no two events
 * read alike.
 */
public final class EventContent {
  private final StringBuilder text = new StringBuilder();

  private EventContent() {}

  /** SHA-256 in lower-case hex over all that the event says. */
  public static String sha256(ResidentEvent event) {
    var content = new EventContent();
    content.write(event);
    return Payload.of(content.text.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private void write(Object value) {
    switch (value) {
      case String string -> text.append(string.length()).append(':').append(string);
      case Enum<?> constant -> write(constant.name());
      case Integer number -> write(number.toString());
      case Boolean flag -> write(flag.toString());
      case LocalDate date -> write(date.toString());
      case Optional<?> optional -> write(optional.stream().toList());
      case List<?> list -> writeAll(list);
      case Record record -> write(record);
      default -> throw new IllegalArgumentException("not part of an event: " + value.getClass());
    }
  }

  private void writeAll(List<?> list) {
    text.append('[').append(list.size());
    list.forEach(this::write);
    text.append(']');
  }

  private void write(Record record) {
    text.append(record.getClass().getSimpleName()).append('(');
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        write(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a part of an event cannot be read: " + component, e);
      }
    }
    text.append(')');
  }
}
