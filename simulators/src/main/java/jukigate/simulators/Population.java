package jukigate.simulators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.simulators.resident.InventedResidents;
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
    NodeId cs = NodeId.municipality(municipality);
    return store.change(
        tables -> {
          var newcomers = new ArrayList<HouseholdMember>();
          households.forEach(household -> newcomers.addAll(settled(tables, cs, household)));
          var firsts =
              newcomers.stream()
                  .filter(one -> one.record().person().individualNumber().isPresent())
                  .map(one -> first(InventedResidents.update(one), now))
                  .toList();
          Stream.of(NodeId.prefecture(municipality), NodeId.NATIONAL)
              .filter(hosted::contains)
              .forEach(server -> tables.identities().add(server, firsts));
          return newcomers.size();
        });
  }

  /** Makes people known to a server alone, in one transaction; nobody of them may be there. */
  void enroll(NodeId server, List<IdentityUpdate> people, Instant now) {
    var firsts = people.stream().map(one -> first(one, now)).toList();
    var unusedCount =
        store.change(
            tables -> {
              tables.identities().add(server, firsts);
              return firsts.size();
            });
  }

  /** How many people a server knows. */
  int known(NodeId server) {
    return store.change(tables -> tables.identities().count(server));
  }

  /** Whoever of a household was not at the CS and now is. */
  private static List<HouseholdMember> settled(
      NodeTables tables, NodeId cs, List<HouseholdMember> household) {
    var newcomers =
        household.stream()
            .filter(one -> !tables.residents().isThere(cs, one.record().person().residentCode()))
            .toList();
    newcomers.forEach(
        one ->
            tables
                .residents()
                .add(cs, new ResidentTable.Kept(one, name(household), CopyRule.APPROVE)));
    return newcomers;
  }

  private static String name(List<HouseholdMember> household) {
    return household.getFirst().record().person().residentCode().value();
  }

  private static IdentityTable.First first(IdentityUpdate update, Instant now) {
    var cs = NodeId.municipality(update.municipality());
    return new IdentityTable.First(
        IdentityState.of(update), new IdentityTable.Origin(cs, "population", now));
  }
}
