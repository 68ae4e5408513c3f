package jukigate.app.bench.country;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.resident.Household;
import jukigate.simulators.resident.InventedResidents;

/**
 * Who moves: from every municipality in turn to one far away in the list, so that those under way
 * at one time are spread over the country as they are in life.
 *
 * @param hosted the nodes that are there
 */
record Movers(Set<NodeId> hosted, Instant now) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final InventedResidents PEOPLE = InventedResidents.ofSeed(1);

  /**
   * So many moves; their people are settled with their households.
   *
   * @param nodes where they are settled
   */
  List<Move> settle(SimulatedNodes nodes, int moves) {
    List<Municipality> places = places();
    int rounds = (moves + places.size() - 1) / places.size();
    List<Way> ways = new ArrayList<>();
    for (int place = 0; place < Math.min(moves, places.size()); place++) {
      var there = places.get((place + places.size() / 2) % places.size());
      ways.add(settle(nodes, places.get(place), there, rounds));
    }
    RegisterDate today = RegisterDate.japanese(now.atZone(JAPAN).toLocalDate());
    List<Move> all = new ArrayList<>();
    for (int number = 0; number < moves; number++) {
      Way way = ways.get(number % ways.size());
      HouseholdMember mover = way.movers().get(number / ways.size());
      all.add(new Move(number, mover, way.origin(), way.destination(), today));
    }
    return all;
  }

  private record Way(Municipality origin, Municipality destination, List<HouseholdMember> movers) {}

  private List<Municipality> places() {
    return Municipalities.japan()
        .keepingRegister()
        .filter(place -> hosted.contains(NodeId.municipality(place.code())))
        .sorted(Comparator.comparing(place -> place.code().value()))
        .toList();
  }

  private Way settle(SimulatedNodes nodes, Municipality from, Municipality to, int wanted) {
    List<List<HouseholdMember>> households =
        PEOPLE
            .households(from.code())
            .map(Household::members)
            .filter(members -> mover(members, to).isPresent())
            .limit(wanted)
            .toList();
    int unusedNewcomers = nodes.settle(NodeId.municipality(from.code()), households, now);
    return new Way(
        from, to, households.stream().map(members -> mover(members, to).orElseThrow()).toList());
  }

  /** One whose 附票 is kept in this country, and not where he moves to: then it is told there. */
  private Optional<HouseholdMember> mover(List<HouseholdMember> members, Municipality to) {
    return members.stream()
        .filter(one -> one.record().person().individualNumber().isPresent())
        .filter(
            one ->
                one.familyRegister().flatMap(this::keeper).filter(it -> !it.equals(to)).isPresent())
        .findFirst();
  }

  private Optional<Municipality> keeper(FamilyRegister register) {
    return Municipalities.japan()
        .ofAddress(register.domicile().value())
        .filter(place -> hosted.contains(NodeId.municipality(place.code())));
  }
}
