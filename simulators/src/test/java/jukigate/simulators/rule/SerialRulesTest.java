package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import org.junit.jupiter.api.Test;

final class SerialRulesTest {
  private static final ResidentCode ONE = SyntheticBlock.residentCode(1);
  private static final ResidentCode TWO = SyntheticBlock.residentCode(2);
  private static final ResidentCode STRANGER = SyntheticBlock.residentCode(3);
  private static final Map<String, ResidentCode> KNOWN = Map.of("AA", ONE);

  @Test
  void severalSerials_ofOneResident_areTaken() {
    assertThat(refusal(entry(ONE, "AA"), entry(ONE, "BB"), entry(ONE, "BB"), entry(TWO, "CC")))
        .isEmpty();
  }

  @Test
  void serialOfAnother_isRefusedByItsPlace() {
    assertThat(refusal(entry(ONE, "BB"), entry(TWO, "AA"))).contains("JG-B65 2");
    assertThat(refusal(entry(ONE, "BB"), entry(ONE, "CC"), entry(TWO, "BB")))
        .as("in the same notice")
        .contains("JG-B65 3");
  }

  @Test
  void residentOfNobody_isRefusedByItsPlace() {
    assertThat(refusal(entry(ONE, "BB"), entry(STRANGER, "CC"), entry(TWO, "AA")))
        .as("the first that does not fit")
        .contains("JG-B66 2");
  }

  private static HeldCertificate entry(ResidentCode holder, String serial) {
    return new HeldCertificate(holder, serial);
  }

  private static Optional<String> refusal(HeldCertificate... entries) {
    var judged =
        SerialRules.judge(
            Arrays.asList(entries),
            code -> !code.equals(STRANGER),
            serial -> Optional.ofNullable(KNOWN.get(serial)));
    return judged instanceof Outcome.Refused<List<HeldCertificate>>(Refusal refusal)
        ? Optional.of(refusal.code().id() + " " + refusal.arguments().getFirst())
        : Optional.empty();
  }
}
