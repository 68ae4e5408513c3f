package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.console.view.Runs;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** A run that goes on, number 2, and one that ended, number 1. */
final class SomeRuns implements Runs {
  static final String HOSTILE = "<script>alert(1)</script>\u202e\u001b[31m";

  final List<String> done = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();

  private static Run run(long number, String state) {
    return new Run(
        number,
        "conform",
        "own",
        state,
        false,
        "tester",
        "2026-11-23T00:00:00Z",
        1000,
        "2026-11-23T00:00:00Z",
        "",
        "./jukigate conform --self",
        2,
        new Counts(1, 0, 1, 0));
  }

  @Override
  public Catalogue catalogue(Language language) {
    var item = new Item("http/answer/5", language.name(), "http", "high", HOSTILE, "", "", "", "");
    return new Catalogue(List.of(), List.of(item), List.of(), List.of("sut.yaml"), List.of());
  }

  @Override
  public Kept all() {
    return new Kept(List.of(run(2, "RUNNING"), run(1, "ENDED")), 30);
  }

  private static boolean isThere(long number) {
    return number == 1 || number == 2;
  }

  @Override
  public Optional<Detail> show(long number, Language language) {
    var one =
        new Case("http/answer/5", "t", "fail", "high", "200", HOSTILE, "because", "do", "again");
    return isThere(number)
        ? Optional.of(
            new Detail(
                run(number, "ENDED"),
                List.of(one),
                List.of(new File("conform.html", 10, false), new File("replay.html", 10, true)),
                List.of(HOSTILE)))
        : Optional.empty();
  }

  @Override
  public Run start(Order order, String role, Language language) {
    if (order.kind().equals("busy")) {
      throw new RefusedException(Refusal.of(RefusalCode.CONSOLE_RUN_BUSY, 2));
    }
    orders.add(order);
    done.add("start " + role);
    return run(3, "RUNNING");
  }

  @Override
  public Optional<Run> stop(long number, String role) {
    done.add("stop " + number + " " + role);
    return isThere(number) ? Optional.of(run(number, "STOPPED")) : Optional.empty();
  }

  @Override
  public boolean delete(long number, String role) {
    done.add("delete " + number + " " + role);
    return isThere(number);
  }

  @Override
  public Optional<Content> file(long number, String name, Language language) {
    return name.equals("conform.html")
        ? Optional.of(
            new Content("text/html;charset=utf-8", Payload.ofUtf8("<script>1</script>" + language)))
        : Optional.empty();
  }

  @Override
  public Optional<Content> messages(long number, String name, Reading reading, Language language) {
    done.add("read " + name + " " + reading.reader() + " " + reading.reason());
    return Optional.of(new Content("application/json", Payload.ofUtf8("{}")));
  }

  @Override
  public Optional<Compared> compare(long before, long after, Language language) {
    return isThere(before) && isThere(after)
        ? Optional.of(
            new Compared(
                List.of(),
                List.of(new Changed("http/answer/5", "t", "pass", "fail", true)),
                7,
                false))
        : Optional.empty();
  }
}
