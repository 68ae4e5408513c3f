package jukigate.app.bench.country;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param ways from where to where, and whose households
 * @param moves in their order
 */
record Movers(List<Way> ways, List<Move> moves) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final InventedResidents PEOPLE = InventedResidents.ofSeed(1);

  /**
   * @param households with one who moves in each
   */
  record Way(
      Municipality origin, Municipality destination, List<List<HouseholdMember>> households) {}

  /**
   * @param hosted the nodes that are there
   * @param number how many move
   */
  static Movers of(Set<NodeId> hosted, Instant now, int number) {
    List<Municipality> places = places(hosted);
    int rounds = (number + places.size() - 1) / places.size();
    List<Way> ways = new ArrayList<>();
    for (int place = 0; place < Math.min(number, places.size()); place++) {
      var there = places.get((place + places.size() / 2) % places.size());
      ways.add(way(hosted, places.get(place), there, rounds));
    }
    RegisterDate today = RegisterDate.japanese(now.atZone(JAPAN).toLocalDate());
    List<Move> moves = new ArrayList<>();
    for (int n = 0; n < number; n++) {
      Way way = ways.get(n % ways.size());
      var household = way.households().get(n / ways.size());
      HouseholdMember mover = mover(hosted, household, way.destination()).orElseThrow();
      moves.add(new Move(n, mover, way.origin(), way.destination(), today));
    }
    return new Movers(ways, moves);
  }

  /** Both sides of every move: each encrypts for the other. */
  List<NodeId> places() {
    return ways.stream()
        .flatMap(way -> Stream.of(way.origin(), way.destination()))
        .map(place -> NodeId.municipality(place.code()))
        .distinct()
        .toList();
  }

  /** Settles the households where they live before. */
  void settle(SimulatedNodes nodes, Instant now) {
    for (Way way : ways) {
      NodeId home = NodeId.municipality(way.origin().code());
      int unusedNewcomers = nodes.settle(home, way.households(), now);
    }
  }

  private static List<Municipality> places(Set<NodeId> hosted) {
    return Municipalities.japan()
        .keepingRegister()
        .filter(place -> hosted.contains(NodeId.municipality(place.code())))
        .sorted(Comparator.comparing(place -> place.code().value()))
        .toList();
  }

  private static Way way(Set<NodeId> hosted, Municipality from, Municipality to, int wanted) {
    return new Way(
        from,
        to,
        PEOPLE
            .households(from.code())
            .map(Household::members)
            .filter(members -> mover(hosted, members, to).isPresent())
            .limit(wanted)
            .toList());
  }

  /** One whose 附票 is kept in this country, and not where he moves to: then it is told there. */
  private static Optional<HouseholdMember> mover(
      Set<NodeId> hosted, List<HouseholdMember> household, Municipality to) {
    return household.stream()
        .filter(one -> one.record().person().individualNumber().isPresent())
        .filter(one -> keeper(hosted, one).filter(place -> !place.equals(to)).isPresent())
        .findFirst();
  }

  private static Optional<Municipality> keeper(Set<NodeId> hosted, HouseholdMember member) {
    return member
        .familyRegister()
        .map(FamilyRegister::domicile)
        .flatMap(domicile -> Municipalities.japan().ofAddress(domicile.value()))
        .filter(place -> hosted.contains(NodeId.municipality(place.code())));
  }
}
