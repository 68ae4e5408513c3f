package jukigate.app.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.line.Place;
import jukigate.line.fault.Fault;

/** One thing that is done, and every message that must follow from it. */
public sealed interface Step {
  Bilingual title();

  List<ExpectedMessage> expected();

  /**
   * A resident event file entered at the counter of a municipality.
   *
   * @param at the node whose CS gets it
   * @param file the event file
   * @param refused id of the refusal with which the CS itself must answer; empty when it must take
   *     it
   */
  record Event(
      Bilingual title,
      List<ExpectedMessage> expected,
      NodeId at,
      Form file,
      Optional<String> refused)
      implements Step {}

  /**
   * A list of search conditions handed to an agency, which asks for a bulk provision.
   *
   * @param asked without the conditions, which are in the file
   * @param refused id of the refusal with which the agency itself must answer; empty when it must
   *     send
   */
  record Bulk(
      Bilingual title,
      List<ExpectedMessage> expected,
      BulkRequest asked,
      Form conditions,
      Optional<String> refused)
      implements Step {}

  /**
   * A body file sent with the sender's own signature and certificate.
   *
   * @param after how long after the step before it was sent when it was recorded; zero for one that
   *     somebody wrote
   * @param exact file with the very envelope that was recorded
   */
  record Send(
      Bilingual title,
      List<ExpectedMessage> expected,
      Sending sending,
      Duration after,
      Optional<Path> exact)
      implements Step {}

  /**
   * The clock of the backbone is moved; what becomes due by it happens in this step.
   *
   * @param to where it goes from where it is
   * @param erases how many records must be erased by it; empty when that does not matter
   */
  record Clock(
      Bilingual title,
      List<ExpectedMessage> expected,
      UnaryOperator<Instant> to,
      OptionalInt erases)
      implements Step {}

  /**
   * The lines of some nodes become worse, or well again.
   *
   * @param fault empty makes them well
   */
  record Line(Bilingual title, List<ExpectedMessage> expected, Place place, Optional<Fault> fault)
      implements Step {}

  /**
   * Begun at the same moment.
   *
   * @param steps events and sendings
   */
  record Together(Bilingual title, List<Step> steps) implements Step {
    public Together {
      steps = List.copyOf(steps);
    }

    @Override
    public List<ExpectedMessage> expected() {
      return steps.stream().flatMap(step -> step.expected().stream()).toList();
    }
  }

  /** What nodes and gateway hold is looked at; nothing is sent. */
  record Look(Bilingual title, List<Check> checks) implements Step {
    public Look {
      checks = List.copyOf(checks);
    }

    @Override
    public List<ExpectedMessage> expected() {
      return List.of();
    }
  }

  /** A sending that must be refused. */
  record Attempt(Bilingual title, List<ExpectedMessage> expected, AttemptKind kind, Sending sending)
      implements Step {}
}
