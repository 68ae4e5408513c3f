package jukigate.app.perform;

import java.util.Map;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.SupplementState;

/**
 * What the register of a node says about a resident, by the names of the items.
 *
 * @param items those that this kind of node keeps
 */
record Held(Map<String, String> items) {

  /** Empty when the node does not know the resident, or when the code is none. */
  static Optional<Held> at(SimulatedNodes nodes, NodeId node, String resident) {
    Optional<ResidentCode> code = ResidentCode.parse(resident);
    return switch (node.role()) {
      case MUNICIPAL_CS ->
          code.flatMap(nodes.municipal(node)::find).map(kept -> of(kept.member().record()));
      case PREFECTURE -> code.flatMap(nodes.prefecture(node)::find).map(Held::of);
      case NATIONAL -> code.flatMap(nodes.national()::find).map(Held::of);
      default -> code.flatMap(nodes.supplementary(node)::find).map(Held::of);
    };
  }

  /** Empty text where the register has none. */
  String value(String item) {
    return items.getOrDefault(item, "");
  }

  private static Held of(IdentityState state) {
    IdentityRecord record = state.current();
    return new Held(
        Map.of(
            "status", state.status().name(),
            "updateNumber", String.valueOf(state.updateNumber()),
            "municipality", state.municipality().value(),
            "name", record.name().value(),
            "birthDate", record.birthDate().text(),
            "sex", record.sex().code(),
            "address", record.address().value(),
            "individualNumber", record.individualNumber().value(),
            "eventReason", record.reason().code(),
            "eventDate", record.eventDate().text()));
  }

  private static Held of(ResidentRecord record) {
    var person = record.person();
    return new Held(
        Map.of(
            "status", record.control().status().name(),
            "updateNumber", String.valueOf(record.control().updateNumber()),
            "municipality", record.residence().municipality().value(),
            "name", person.name().kanji().value(),
            "birthDate", person.birthDate().text(),
            "sex", person.sex().code(),
            "address", record.residence().address().value(),
            "individualNumber", person.individualNumber().map(IndividualNumber::value).orElse(""),
            "eventReason", record.lastEvent().reason().code(),
            "eventDate", record.lastEvent().date().text()));
  }

  private static Held of(SupplementState state) {
    return new Held(
        Map.of(
            "status", state.isOpen() ? "OPEN" : "CLOSED",
            "updateNumber", String.valueOf(state.updateNumber()),
            "municipality", state.municipality().value(),
            "name", state.record().name().kanji().value(),
            "birthDate", state.record().birthDate().text(),
            "sex", state.record().sex().code(),
            "address", state.record().address().value()));
  }
}
