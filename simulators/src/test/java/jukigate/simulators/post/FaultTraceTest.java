package jukigate.simulators.post;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.namespace.QName;
import jukigate.wire.message.ReceivedFault;
import org.junit.jupiter.api.Test;

class FaultTraceTest {
  private static final String SAID = "吉野 葛子 99202611024 lives elsewhere";

  @Test
  void idOfTheCatalogue_isKeptWithTheCataloguesText() {
    assertThat(FaultTrace.of(fault("JG-B05")))
        .startsWith("JG-B05 Update number")
        .doesNotContain("99202611024", "{0}");
  }

  @Test
  void foreignId_isKeptAloneAndPlain() {
    assertThat(FaultTrace.of(fault("ab\u001b[31m-1"))).isEqualTo("fault AB31M-1");
    assertThat(FaultTrace.of(fault("X".repeat(500)))).isEqualTo("fault " + "X".repeat(16));
    assertThat(FaultTrace.of(fault("吉野"))).isEqualTo("fault without an id");
  }

  private static ReceivedFault fault(String id) {
    return new ReceivedFault(id, "C-1", new QName("Client"), SAID, SAID);
  }
}
