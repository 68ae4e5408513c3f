package jukigate.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.Attacks;
import org.junit.jupiter.api.Test;

/** What may come back, and what may not. */
class RightTest {
  @Test
  void accepted_isNothingElse() {
    assertThat(Right.ACCEPTED.takes("accepted")).isTrue();
    assertThat(List.of("JG-206", "http:200", "closed", "silent", "handshake", "response of cs-1"))
        .noneMatch(Right.ACCEPTED::takes);
  }

  @Test
  void refusal_isSignedAndOfTheRightStage() {
    assertThat(List.of("JG-105", "JG-206", "JG-303")).allMatch(Right.REFUSED::takes);
    assertThat(List.of("accepted", "JG-403", "JG-B09", "http:500", "closed", "silent", "JG-10"))
        .noneMatch(Right.REFUSED::takes);
  }

  @Test
  void noEntry_isAnAlertACloseOrAnAnswerOfHttp_butNotSilence() {
    assertThat(List.of("alert:certificate_required", "closed", "http:400"))
        .allMatch(Right.NO_ENTRY::takes);
    assertThat(List.of("silent", "accepted", "http:500", "http:200", "handshake"))
        .noneMatch(Right.NO_ENTRY::takes);
  }

  @Test
  void namedId_isThatIdOnly() {
    assertThat(Right.of("JG-218").takes("JG-218")).isTrue();
    assertThat(List.of("JG-217", "JG-B18", "accepted")).noneMatch(Right.of("JG-218")::takes);
  }

  @Test
  void variantOfAnAttack_hasWhatItsFileSays_andNothingWhereItIsNotTried() {
    Attack old = Attacks.ofId("TLS-08").orElseThrow();
    assertThat(Right.of(old, "tls-1.2", List.of(Attack.NODE, "recommended"))).isEmpty();
    List<Right> high = Right.of(old, "tls-1.2", List.of(Attack.NODE, "high"));
    assertThat(high).hasSize(1);
    assertThat(high.getFirst().takes("alert:protocol_version")).isTrue();
    assertThat(high.getFirst().takes("accepted")).isFalse();
  }
}
