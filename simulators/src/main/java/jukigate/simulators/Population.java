package jukigate.simulators;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * Residents who were there before the first message: in the CS of their municipality, and with
 * their 8 items at its prefecture and the national server, as far as these are simulated here.
 */
final class Population {
  private final NodeStore store;
  private final Set<NodeId> hosted;

  Population(NodeStore store, Set<NodeId> hosted) {
    this.store = store;
    this.hosted = hosted;
  }

  /**
   * Whoever is known already is left alone. All households in one transaction.
   *
   * @return the number of newcomers
   */
  int settle(
      LocalGovernmentCode municipality, List<List<HouseholdMember>> households, Instant now) {
    return store.change(
        tables ->
            households.stream()
                .mapToInt(household -> newcomers(tables, municipality, household, now))
                .sum());
  }

  private int newcomers(
      NodeTables tables,
      LocalGovernmentCode municipality,
      List<HouseholdMember> household,
      Instant now) {
    return (int)
        household.stream()
            .filter(member -> settled(tables, municipality, household, member, now))
            .count();
  }

  private boolean settled(
      NodeTables tables,
      LocalGovernmentCode municipality,
      List<HouseholdMember> household,
      HouseholdMember member,
      Instant now) {
    NodeId cs = NodeId.municipality(municipality);
    var code = member.record().person().residentCode();
    if (tables.residents().isThere(cs, code)) {
      return false;
    }
    String name = household.getFirst().record().person().residentCode().value();
    tables.residents().add(cs, new ResidentTable.Kept(member, name, CopyRule.APPROVE));
    if (member.record().person().individualNumber().isPresent()) {
      var state =
          IdentityState.of(
              new IdentityUpdate(
                  member.record().toIdentityRecord().orThrow(),
                  municipality,
                  member.record().control().updateNumber()));
      for (NodeId server : List.of(NodeId.prefecture(municipality), NodeId.NATIONAL)) {
        if (hosted.contains(server)) {
          tables.identities().add(server, state, new IdentityTable.Origin(cs, "population", now));
        }
      }
    }
    return true;
  }
}
