package jukigate.app.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jukigate.bench.member.Contender;
import jukigate.bench.member.Order;
import jukigate.bench.work.Work;

/**
 * What is measured. Rounds go over all sizes and loads, and within each over all contenders, so
 * that a machine that grows slow is slow for all of them.
 *
 * @param work what is exchanged
 * @param sizes of requests
 * @param callers closed loops
 * @param rates open loops, exchanges a second; not for those that exchange no messages
 * @param time of each load
 * @param warmUp of each contender with each size before, which does not count
 */
public record LoadPlan(
    Work<?, ?> work,
    Set<Contender> contenders,
    List<Size> sizes,
    List<Integer> callers,
    List<Integer> rates,
    int rounds,
    Duration time,
    Duration warmUp) {
  public LoadPlan {
    sizes = List.copyOf(sizes);
    callers = List.copyOf(callers);
    rates = List.copyOf(rates);
  }

  /**
   * Of a request.
   *
   * @param label e.g. {@code 10k}: about so many bytes of body; or the work, where it has one size
   * @param residents whom it is about
   * @param requestBytes how long its body is, before anybody encrypts it
   * @param answerBytes how long that of the answer is
   */
  public record Size(String label, int residents, int requestBytes, int answerBytes) {
    public static Size of(String label, Work<?, ?> work, int residents) {
      return new Size(label, residents, work.requestBytes(residents), work.answerBytes(residents));
    }
  }

  /** The one of that label. */
  public Size size(String label) {
    return sizes.stream().filter(it -> it.label().equals(label)).findFirst().orElseThrow();
  }

  /** All loads of one size. */
  List<Order> orders(Size size) {
    List<Order> orders = new ArrayList<>();
    callers.forEach(n -> orders.add(new Order(Order.Kind.CALLERS, size.residents(), n, time)));
    rates.forEach(n -> orders.add(new Order(Order.Kind.RATE, size.residents(), n, time)));
    return orders;
  }

  static boolean isFor(Order order, Contender contender) {
    return order.kind() == Order.Kind.CALLERS || contender.exchangesMessages();
  }

  /** How many loads there are, warming up left out. */
  int loads() {
    int each = 0;
    for (Contender contender : contenders) {
      each += callers.size() + (contender.exchangesMessages() ? rates.size() : 0);
    }
    return each * sizes.size() * rounds;
  }
}
