package jukigate.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.parse.Arrival;
import jukigate.wire.message.Addressing;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final NodeId INVENTED = new NodeId("agency-nowhere");

  private final AtomicLong nanos = new AtomicLong(-Duration.ofDays(1).toNanos());
  private final Traffic traffic = new Traffic(nanos::get, Set.of(CS, PREFECTURE)::contains);

  private void passes(NodeId from, NodeId to) {
    var id = MessageId.parse("urn:uuid:00000000-0000-4000-8000-000000000000").orElseThrow();
    var addressing = new Addressing(to, from, "urn:x", id, Optional.empty());
    var arrival = new Arrival("", Instant.EPOCH, null, List.of(), Payload.of(new byte[0]));
    traffic.ended(
        new Journey(
            arrival, Optional.of(addressing), List.of(), Verdict.ANSWERED, Optional.empty()));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void message_countsForSenderAndReceiver_forAMinute() {
    passes(CS, PREFECTURE);
    pass(Duration.ofSeconds(30));
    passes(CS, INVENTED);

    assertThat(traffic.ofLate()).containsEntry(CS, 2).containsEntry(PREFECTURE, 1).hasSize(2);
    pass(Duration.ofSeconds(40));
    assertThat(traffic.ofLate()).containsEntry(CS, 1).hasSize(1);
    pass(Traffic.LATE);
    assertThat(traffic.ofLate()).isEmpty();
  }

  @Test
  void messageToOneself_countsOnce() {
    passes(CS, CS);

    assertThat(traffic.ofLate()).containsOnlyKeys(CS).containsEntry(CS, 1);
  }
}
