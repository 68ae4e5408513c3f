package jukigate.app.bench.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.Era;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.rule.IdentityRules;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.ServerScope;
import org.junit.jupiter.api.Test;

/** The messages of the bench are good, and as varied as it says. */
class VariedUpdatesTest {
  private static final ForeignStack STACK = ForeignStack.ZEEP;

  @Test
  void updates_areAllTakenByTheRulesOfAPrefecture() {
    Map<ResidentCode, IdentityState> register = new HashMap<>();
    var prefecture = NodeId.prefecture(STACK.sender().localGovernment().orElseThrow());
    var scope = new ServerScope.Prefecture(prefecture.localGovernment().orElseThrow());
    for (IdentityBody.Update told : updates(1, 3_000)) {
      IdentityUpdate update = told.update();
      ResidentCode code =
          update.codeChange().map(CodeChange::former).orElse(update.record().residentCode());
      IdentityState after =
          IdentityRules.apply(scope, Optional.ofNullable(register.remove(code)), update).orThrow();
      register.put(update.record().residentCode(), after);
    }
    assertThat(register).hasSizeGreaterThan(300);
  }

  @Test
  void sameSeed_makesTheSameUpdates_anotherSeedOthers() {
    assertThat(updates(7, 50)).isEqualTo(updates(7, 50)).isNotEqualTo(updates(8, 50));
  }

  @Test
  void reasons_areAllThatAnUpdateMayHave() {
    var sent = Arrays.stream(EventReason.values()).filter(EventReason::isSent);
    assertThat(records(3_400).map(IdentityRecord::reason)).containsAll(sent.toList());
  }

  @Test
  void dates_areOfEveryEraAndForm() {
    var births = records(3_400).map(IdentityRecord::birthDate).toList();
    assertThat(births.stream().map(RegisterDate::era)).contains(Optional.empty());
    assertThat(births.stream().flatMap(date -> date.era().stream())).contains(Era.values());
    assertThat(births.stream().map(RegisterDate::formCode))
        .contains("F00", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08")
        .contains("F09", "F10", "F11", "F12", "F13", "F14");
  }

  @Test
  void texts_haveWhatStacksStumbleOver() {
    var texts = records(3_400).flatMap(one -> Stream.of(one.name(), one.address())).toList();
    assertThat(texts)
        .anyMatch(text -> text.value().codePoints().anyMatch(Character::isSupplementaryCodePoint))
        .anyMatch(text -> text.value().contains("\uDB40\uDD00"))
        .anyMatch(text -> text.value().contains("]]>"))
        .anyMatch(text -> text.value().contains("&"))
        .anyMatch(text -> text.value().contains("  "))
        .anyMatch(text -> text.length() > RegisterText.LONGEST - 20)
        .anyMatch(text -> text.gaiji().stream().anyMatch(one -> one.code().isPresent()))
        .anyMatch(text -> text.gaiji().stream().anyMatch(one -> one.image().isPresent()))
        .anyMatch(text -> text.gaijiCount() > 1);
  }

  @Test
  void optionalParts_areThereAndNot() {
    assertThat(updates(1, 3_400).stream().map(IdentityBody.Update::update))
        .anyMatch(update -> update.recoveryNumber() > 0)
        .anyMatch(update -> update.recoveryNumber() == 0)
        .anyMatch(update -> update.codeChange().isPresent())
        .anyMatch(update -> update.codeChange().isEmpty());
  }

  private static Stream<IdentityRecord> records(int count) {
    return updates(1, count).stream().map(told -> told.update().record());
  }

  private static List<IdentityBody.Update> updates(long seed, int count) {
    var municipality = STACK.sender().localGovernment().orElseThrow();
    var origin = new VariedUpdates.Origin(municipality, "T", 0);
    return new VariedUpdates(origin, new Random(seed)).take(count);
  }
}
