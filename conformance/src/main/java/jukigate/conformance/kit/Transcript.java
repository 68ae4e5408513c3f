package jukigate.conformance.kit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Meeting;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;

/**
 * What happened in a scene.
 *
 * @param sut the node that the system under test plays
 * @param errands what was asked for, in order
 * @param told what the system said of each errand, then of each time it was asked again
 * @param meetings connections that the system made
 * @param visit what came of the calls, where it was called
 * @param steps of a story
 */
public record Transcript(
    Scene scene,
    Network network,
    NodeId sut,
    List<Errand> errands,
    List<Outcome<Told>> told,
    List<Meeting> meetings,
    Optional<Visit> visit,
    List<Step> steps) {
  public Transcript {
    errands = List.copyOf(errands);
    told = List.copyOf(told);
    meetings = List.copyOf(meetings);
    steps = List.copyOf(steps);
  }

  /** Of a scene in which the system is called. */
  static Transcript of(Scene scene, Network network, NodeId sut, Optional<Visit> visit) {
    return new Transcript(scene, network, sut, List.of(), List.of(), List.of(), visit, List.of());
  }

  /** Of a scene in which the system sends. */
  static Transcript of(
      Scene scene, Stage stage, List<Step> steps, List<Meeting> meetings, List<Errand> errands) {
    return new Transcript(
        scene,
        stage.network(),
        stage.sut(),
        errands,
        steps.stream().flatMap(it -> it.told().stream()).toList(),
        meetings,
        Optional.empty(),
        steps);
  }

  /** Every request, connection by connection. */
  public List<Arrival> arrivals() {
    return meetings.stream().flatMap(it -> it.arrivals().stream()).toList();
  }

  /** What the system was able to say of itself. */
  public Stream<Told> words() {
    return told.stream().filter(Outcome::isPassed).map(Outcome::orThrow);
  }
}
