package jukigate.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.domain.node.NodeId;
import org.junit.jupiter.api.Test;

class SendersTest {
  private static final NodeId CITY = new NodeId("cs-221007");
  private static final NodeId OTHER = new NodeId("cs-141003");

  @Test
  void nodeWithItsShare_isRefused_andNobodyElse() {
    var senders = new Senders(2);
    assertThat(senders.enter(CITY)).isTrue();
    assertThat(senders.enter(CITY)).isTrue();
    assertThat(senders.enter(CITY)).isFalse();
    assertThat(senders.enter(OTHER)).isTrue();
  }

  @Test
  void whoLeaves_makesRoom() {
    var senders = new Senders(1);
    assertThat(senders.enter(CITY)).isTrue();
    senders.leave(CITY);
    assertThat(senders.enter(CITY)).isTrue();
    assertThat(senders.enter(CITY)).isFalse();
  }
}
