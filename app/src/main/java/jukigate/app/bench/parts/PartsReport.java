package jukigate.app.bench.parts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import jukigate.app.bench.load.Machine;
import jukigate.app.report.Plot;
import jukigate.app.report.ResultPage;
import jukigate.app.report.Template;
import jukigate.domain.refusal.Outcome;

/**
 * What each step costs: a table, one page with its curves, and the same for programs.
 *
 * @param ended when it was over
 * @param measured one at least, ascending in size within each step
 */
public record PartsReport(Instant ended, Machine machine, PartsPlan plan, List<Measured> measured) {
  public PartsReport {
    measured = List.copyOf(measured);
  }

  /**
   * A line of the table.
   *
   * @param toFloor how many times its floor it costs; empty where it has none that was measured
   * @param exponent as {@link Measured#exponentFrom} the next smaller size; empty at the smallest
   */
  public record Line(Measured measured, OptionalDouble toFloor, OptionalDouble exponent) {
    /** For programs: what is not known is not there. */
    Map<String, Object> data() {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("part", measured.step().label());
      data.put("size", measured.message().size());
      data.put("records", measured.message().records());
      data.put("messageBytes", measured.message().bytes());
      data.put("micros", measured.micros());
      measured.error().ifPresent(value -> data.put("errorMicros", value));
      data.put("allocatedBytes", measured.allocated());
      data.put("microsPerKilobyte", measured.microsPerKilobyte());
      toFloor.ifPresent(value -> data.put("toFloor", value));
      exponent.ifPresent(value -> data.put("exponent", value));
      return data;
    }
  }

  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Measured each : measured) {
      Optional<Measured> before =
          lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast().measured());
      lines.add(
          new Line(
              each,
              of(floor(each).map(floor -> each.micros() / floor.micros())),
              of(before.filter(it -> isSmaller(it, each)).map(each::exponentFrom))));
    }
    return lines;
  }

  private Optional<Measured> floor(Measured of) {
    return of.step()
        .floor()
        .flatMap(
            floor ->
                measured.stream()
                    .filter(it -> it.step() == floor && it.message().equals(of.message()))
                    .findFirst());
  }

  private static boolean isSmaller(Measured one, Measured other) {
    return one.step() == other.step() && one.message().bytes() < other.message().bytes();
  }

  private static OptionalDouble of(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** For programs. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ended", ended.toString());
    data.put("machine", machine);
    data.put("forks", plan.forks());
    data.put("rounds", plan.rounds());
    data.put("roundMillis", plan.round().toMillis());
    data.put("lines", lines().stream().map(Line::data).toList());
    return data;
  }

  /** Writes {@code parts.html} and {@code results.json}. Refused: DISK_FULL. */
  public Outcome<Path> write(Path folder) {
    return new ResultPage(page(), data()).write(folder, "parts.html");
  }

  private String page() {
    Map<String, Object> model = new HashMap<>(data());
    model.put("plotScript", Plot.script());
    model.put("plotStyle", Plot.style());
    model.put("steps", plan.steps().stream().map(Step::label).toList());
    model.put("bytes", measured.stream().map(it -> it.message().bytes()).distinct().toList());
    return new Template(PartsReport.class, "parts.ftlh").fill(model);
  }
}
