package jukigate.app.refusal;

import java.util.List;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.CopyCounter;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;

/** X07 about an invented resident of the home. */
final class Copies {
  private Copies() {}

  /** The first of an invented household, who lives in Shizuoka City from now on. */
  static HouseholdMember resident(Stand stand) {
    var home = Stand.CITY.localGovernment().orElseThrow();
    List<HouseholdMember> household =
        InventedResidents.ofSeed(4711).households(home).iterator().next().members();
    stand.nodes().settle(Stand.CITY, List.of(household), stand.backbone().clock().instant());
    return household.getFirst();
  }

  /** Yokohama City asks for the copy, without special items. */
  static CopyCounter.Standing ask(Stand stand, CopyRule rule) {
    var person = resident(stand).record().person();
    var home = Stand.CITY.localGovernment().orElseThrow();
    var request =
        new ControlItems.Request("RULE-" + person.residentCode().value() + rule, "op-1", "term-1");
    var header = new EventHeader(home, request, RegisterDate.UNKNOWN, RegisterDate.UNKNOWN);
    var ruling = new ResidentEvent.CopyRuling(header, person.residentCode(), rule);
    stand.nodes().municipal(Stand.CITY).enter(ruling).orThrow();
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(person.residentCode()),
            "1",
            CopyBody.Special.NONE,
            person.name().kanji(),
            "本人");
    return stand
        .nodes()
        .municipal(Stand.OTHER_CITY)
        .copyCounter()
        .ask(home, wish, "op-1", "term-1");
  }
}
