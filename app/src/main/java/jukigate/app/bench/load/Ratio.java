package jukigate.app.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import jukigate.bench.member.Contender;
import jukigate.bench.member.Order;

/**
 * One contender against another with the most callers, round by round: what can be compared between
 * machines, and so between a run of before and one of now.
 *
 * @param name what is divided by what
 * @param size of the requests
 * @param value of the rounds
 * @param moreIsBetter false where it is a cost
 */
public record Ratio(String name, String size, Spread value, boolean moreIsBetter) {
  /** A change within this is noise. */
  public static final double TOLERANCE = 0.2;

  /** Whether this one, measured now, is worse than it was by more than the tolerance. */
  public boolean isWorseThan(double before) {
    return moreIsBetter
        ? value.median() < before * (1 - TOLERANCE)
        : value.median() > before * (1 + TOLERANCE);
  }

  /** Every ratio for which there are figures. */
  static List<Ratio> of(List<Measured> rounds) {
    int most = closed(rounds).mapToInt(Measured::load).max().orElse(0);
    List<Ratio> ratios = new ArrayList<>();
    for (String size : closed(rounds).map(Measured::size).distinct().toList()) {
      List<Measured> all =
          closed(rounds).filter(it -> it.load() == most && it.size().equals(size)).toList();
      Stream.of(Contender.values())
          .filter(Contender::isStock)
          .forEach(peer -> besides(peer, size, all).forEach(ratios::add));
      share(size, all).ifPresent(ratios::add);
    }
    return ratios;
  }

  private static Stream<Measured> closed(List<Measured> rounds) {
    return rounds.stream().filter(it -> it.kind() == Order.Kind.CALLERS);
  }

  private static Stream<Ratio> besides(Contender peer, String size, List<Measured> all) {
    return Stream.of(
            value(all, peer, Measured::perSecond, Measured::perSecond)
                .map(it -> new Ratio("throughput ours/" + peer.label(), size, it, true)),
            value(all, peer, Measured::cpuMicrosEach, Measured::cpuMicrosEach)
                .map(it -> new Ratio("cpu ours/" + peer.label(), size, it, false)))
        .flatMap(Optional::stream);
  }

  private static Optional<Ratio> share(String size, List<Measured> all) {
    return value(all, Contender.SHARE, Measured::gatewayMicrosEach, Measured::cpuMicrosEach)
        .map(it -> new Ratio("cpu gateway/share", size, it, false));
  }

  /** Empty when one of the two was left out, or did nothing. */
  private static Optional<Spread> value(
      List<Measured> all,
      Contender other,
      ToDoubleFunction<Measured> ours,
      ToDoubleFunction<Measured> others) {
    double[] values =
        all.stream()
            .filter(it -> it.contender().equals(Contender.OURS.label()))
            .flatMap(
                own ->
                    all.stream()
                        .filter(it -> it.contender().equals(other.label()))
                        .filter(it -> it.round() == own.round())
                        .filter(it -> own.figures().exchanges() > 0 && others.applyAsDouble(it) > 0)
                        .map(it -> ours.applyAsDouble(own) / others.applyAsDouble(it)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Spread.of(Arrays.stream(values)));
  }
}
