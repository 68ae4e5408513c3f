package jukigate.app.desk;

import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.gateway.journal.RecordedExchange;

/**
 * The answer to a {@link JournalQuestion}.
 *
 * @param bytes request, then response, where bytes were asked for and are there; else empty
 */
record JournalAnswer(List<RecordedExchange> rows, List<byte[]> bytes) {
  static JournalAnswer of(List<RecordedExchange> rows) {
    return new JournalAnswer(rows, List.of());
  }

  static JournalAnswer of(Optional<RecordedExchange.Bytes> kept) {
    return new JournalAnswer(
        List.of(),
        kept.map(it -> List.of(it.request().toByteArray(), it.response().toByteArray()))
            .orElse(List.of()));
  }

  Optional<RecordedExchange.Bytes> kept() {
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RecordedExchange.Bytes(Payload.of(bytes.get(0)), Payload.of(bytes.get(1))));
  }
}
