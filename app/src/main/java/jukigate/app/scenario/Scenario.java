package jukigate.app.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.simulators.rule.Regime;

/**
 * What is done at which node, which messages must flow, and how each must end.
 *
 * @param folder where it was read from; its name is the scenario's id
 * @param row which row of its data this is; empty where it has none
 * @param title what it shows
 * @param nodes the nodes that take part
 * @param seed of whatever the scenario leaves to chance
 * @param regime 制度 in which it is played; empty leaves it to the clock
 * @param clock where the clock of its own backbone stands at the beginning; empty leaves it on the
 *     clock of the backbone that it is played on
 * @param steps in order
 */
public record Scenario(
    Path folder,
    Optional<String> row,
    Bilingual title,
    List<NodeId> nodes,
    long seed,
    Optional<Regime> regime,
    Optional<Instant> clock,
    List<Step> steps) {
  /** Between the name of a scenario and that of its row. */
  static final String ROW = "#";

  public Scenario {
    nodes = List.copyOf(nodes);
    steps = List.copyOf(steps);
  }

  /** Whether it needs lines that can be made worse. */
  public boolean hasLines() {
    return steps.stream().anyMatch(Step.Line.class::isInstance);
  }

  /** The name of its folder, with its row, e.g. {@code refused#gap}. */
  public String id() {
    return folder.getFileName() + row.map(name -> ROW + name).orElse("");
  }

  /** The same with other steps. */
  public Scenario with(List<Step> others) {
    return new Scenario(folder, row, title, nodes, seed, regime, clock, others);
  }
}
