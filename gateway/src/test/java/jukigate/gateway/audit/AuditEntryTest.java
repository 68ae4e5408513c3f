package jukigate.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEntryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void content_isReadBack() {
    var act = AuditEntry.act("clock", NOW, Map.of("to", "a b=c%\nACT act=start 氏名"));

    assertThat(AuditEntry.of(act.content())).isEqualTo(act);
  }

  @Test
  void contentThatWasChanged_isReadAsItStands() {
    assertThat(AuditEntry.of("ACT act=clock at=%zz =x y").fields())
        .isEqualTo(Map.of("act", "clock", "at", "%zz"));
  }

  /** A run of the console once was on record as a start of the gateway. */
  @ParameterizedTest
  @ValueSource(strings = {"act", "at"})
  void act_cannotBeMadeAnotherByWhatElseIsTold(String name) {
    assertThatThrownBy(() -> AuditEntry.act("console-run", NOW, Map.of(name, "start")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
