package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefencesTest {
  @Test
  void everyAttack_namesTheDefencesThatItTakesOrSaysWhyNoneDoes() {
    assertThat(Stimuli.ids()).hasSameElementsAs(Defences.attacks());
    for (String id : Defences.attacks()) {
      Optional<Loss> loss = Defences.lossOf(id);
      assertThat(loss.isPresent()).as(id).isNotEqualTo(Defences.whyNever(id).isPresent());
      loss.ifPresent(it -> assertThat(Stimuli.variant(id, it.variant())).as(id).isNotNull());
    }
  }

  /** Without the check of the receiver there still is no address to forward to. */
  @Test
  void everyDefenceButOne_isMissedByAnAttack() {
    Set<String> missed =
        Defences.attacks().stream()
            .flatMap(id -> Defences.lossOf(id).stream())
            .flatMap(loss -> loss.missing().stream())
            .map(Defence::id)
            .collect(Collectors.toSet());
    assertThat(Defences.all().stream().map(Defence::id).filter(id -> !missed.contains(id)))
        .containsExactly("identity.receiver");
  }

  @Test
  void reasonWhyNothingHelps_isRareAndOfTlsOnly() {
    assertThat(Defences.attacks().stream().filter(id -> Defences.whyNever(id).isPresent()))
        .allMatch(id -> id.startsWith("TLS-"))
        .hasSizeLessThanOrEqualTo(20);
  }
}
