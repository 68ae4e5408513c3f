package jukigate.simulators.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Which {@link Regime} holds: the one of the clock's day, unless one is fixed. */
public final class Regimes {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final List<Regime> ALL = read();

  private final AtomicReference<Optional<Regime>> fixed;

  /**
   * @param fixed holds whatever the clock says; empty leaves it to the clock
   */
  public Regimes(Optional<Regime> fixed) {
    this.fixed = new AtomicReference<>(fixed);
  }

  /** All of them, oldest first. */
  public static List<Regime> all() {
    return ALL;
  }

  public static Optional<Regime> named(String name) {
    return ALL.stream().filter(regime -> regime.name().equals(name)).findFirst();
  }

  /** The last one that has begun; before all of them, the first. */
  public static Regime on(LocalDate day) {
    return ALL.stream()
        .filter(regime -> !day.isBefore(regime.from()))
        .reduce((earlier, later) -> later)
        .orElse(ALL.getFirst());
  }

  public Regime at(Instant now) {
    return fixed.get().orElseGet(() -> on(now.atZone(JAPAN).toLocalDate()));
  }

  /** From now on this one, or again the clock's. */
  public void fix(Optional<Regime> regime) {
    fixed.set(regime);
  }

  private static List<Regime> read() {
    try (InputStream in = Regimes.class.getResourceAsStream("regimes.tsv")) {
      String text =
          new String(
              Objects.requireNonNull(in, "regimes.tsv").readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Regimes::row)
          .sorted(Comparator.comparing(Regime::from))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Regime row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 6) {
      throw new IllegalStateException("regimes.tsv: six columns, not: " + line);
    }
    return new Regime(
        cells[0],
        LocalDate.parse(cells[1]),
        isFirst(cells[2], "push", "pull"),
        isFirst(cells[3], "yes", "no"),
        isFirst(cells[4], "yes", "no"),
        isFirst(cells[5], "yes", "no"));
  }

  private static boolean isFirst(String cell, String first, String second) {
    if (!cell.equals(first) && !cell.equals(second)) {
      throw new IllegalStateException("regimes.tsv: neither " + first + " nor " + second);
    }
    return cell.equals(first);
  }
}
