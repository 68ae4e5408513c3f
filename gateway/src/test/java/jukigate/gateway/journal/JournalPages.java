package jukigate.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.JournalBehaviour.Opened;
import jukigate.wire.message.Addressing;
import org.junit.jupiter.api.Test;

/** How every kind of journal is read page by page. */
public abstract class JournalPages {
  private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
  private static final Payload BYTES = Payload.ofUtf8("<m/>");
  private static final RefusalCode ROUTE = RefusalCode.ROUTE_FORBIDDEN;
  private static final RefusalCode PURPOSE = RefusalCode.PURPOSE_FORBIDDEN;

  private final Random ids = new Random(17);
  private int seconds;

  /** A journal that is open, empty at first. */
  protected abstract Opened open();

  @Test
  void eachFilter_givesWhatMeetsItAndNothingElse() {
    try (Opened opened = open()) {
      String first = answered(opened, "cs-221007", "national", "a");
      String second = answered(opened, "national", "cs-221007", "b");
      String third = refused(opened, "cs-131016", "national", "a", ROUTE);
      String fourth = refused(opened, "cs-131016", "pref-220001", "c", PURPOSE);
      String fifth = admitted(opened, "pref-220001", "cs-131016", "b");

      assertThat(found(opened, all())).containsExactly(fifth, fourth, third, second, first);
      assertThat(found(opened, all().node("national"))).containsExactly(third, second, first);
      assertThat(found(opened, all().node("myna"))).isEmpty();
      assertThat(found(opened, all().actions("b"))).containsExactly(fifth, second);
      assertThat(found(opened, all().actions("a", "c"))).containsExactly(fourth, third, first);
      assertThat(found(opened, all().verdict(Verdict.ADMITTED))).containsExactly(fifth);
      assertThat(found(opened, all().verdict(Verdict.REFUSED))).containsExactly(fourth, third);
      assertThat(found(opened, all().refusal(ROUTE.id()))).containsExactly(third);
      assertThat(found(opened, all().correlation(fourth))).containsExactly(fourth);
      assertThat(found(opened, all().message(messageId(opened, second)))).containsExactly(second);
      assertThat(found(opened, all().from(at(4)))).containsExactly(fifth, fourth);
      assertThat(found(opened, all().to(at(2)))).containsExactly(first);
    }
  }

  @Test
  void filtersTogether_areAllMet() {
    try (Opened opened = open()) {
      String first = refused(opened, "cs-221007", "national", "a", ROUTE);
      String second = refused(opened, "cs-221007", "national", "a", PURPOSE);
      String third = refused(opened, "cs-131016", "national", "a", ROUTE);
      String fourth = answered(opened, "cs-221007", "national", "b");

      var refusedOfOne = all().node("cs-221007").verdict(Verdict.REFUSED);
      assertThat(found(opened, refusedOfOne)).containsExactly(second, first);
      assertThat(found(opened, refusedOfOne.refusal(ROUTE.id()))).containsExactly(first);
      assertThat(found(opened, refusedOfOne.from(at(2)))).isEmpty();
      assertThat(found(opened, all().from(at(2)).to(at(4)).actions("a", "b")))
          .containsExactly(third, second);
      assertThat(found(opened, all().correlation(fourth).verdict(Verdict.REFUSED))).isEmpty();
      var message = all().message(messageId(opened, third)).actions("a");
      assertThat(found(opened, message)).containsExactly(third);
      assertThat(found(opened, message.node("cs-221007"))).isEmpty();
    }
  }

  /** A value that is SQL is a value like any other. */
  @Test
  void hostileValue_isBound() {
    try (Opened opened = open()) {
      String only = answered(opened, "cs-221007", "national", "a' OR '1'='1");

      assertThat(found(opened, all().actions("x' OR '1'='1"))).isEmpty();
      assertThat(found(opened, all().refusal("' OR 1=1 --"))).isEmpty();
      assertThat(found(opened, all().actions("a' OR '1'='1"))).containsExactly(only);
    }
  }

  @Test
  void pages_haveNoGapAndNoRepeat_whileRowsAreAdded() {
    try (Opened opened = open()) {
      var wanted = new ArrayList<String>();
      for (int n = 0; n < 11; n++) {
        wanted.addFirst(answered(opened, "cs-221007", "national", "a"));
        answered(opened, "cs-131016", "pref-220001", "a");
      }
      var filter = all().node("national").filter();

      var read = new ArrayList<String>();
      var page = opened.reader().page(filter, Optional.empty(), 4);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(4);
        page.forEach(row -> read.add(row.correlationId()));
        answered(opened, "cs-221007", "national", "a");
        page = opened.reader().page(filter, Optional.of(page.getLast().number()), 4);
      }

      assertThat(read).isEqualTo(wanted);
    }
  }

  @Test
  void after_givesWhatIsNew_oldestFirst() {
    try (Opened opened = open()) {
      var none = new RecordNumber(0);
      assertThat(opened.reader().after(none, 5)).isEmpty();
      String first = answered(opened, "cs-221007", "national", "a");
      String second = answered(opened, "cs-221007", "national", "a");
      String third = answered(opened, "cs-221007", "national", "a");

      var begin = opened.reader().after(none, 2);
      var rest = opened.reader().after(begin.getLast().number(), 2);

      assertThat(correlations(begin)).containsExactly(first, second);
      assertThat(correlations(rest)).containsExactly(third);
      assertThat(opened.reader().after(rest.getLast().number(), 2)).isEmpty();
    }
  }

  private static FilterBuilder all() {
    return new FilterBuilder();
  }

  private static Instant at(int second) {
    return BEGIN.plusSeconds(second);
  }

  private static List<String> found(Opened opened, FilterBuilder wanted) {
    return correlations(opened.reader().page(wanted.filter(), Optional.empty(), 100));
  }

  private static List<String> correlations(List<RecordedExchange> rows) {
    return rows.stream().map(RecordedExchange::correlationId).toList();
  }

  private static MessageId messageId(Opened opened, String correlationId) {
    var row = opened.reader().byCorrelationId(correlationId).orElseThrow();
    return new MessageId(row.messageId());
  }

  /** The n-th row is received n seconds after the beginning. */
  private Admission admission(String sender, String receiver, String action) {
    seconds++;
    var id = new MessageId("urn:uuid:" + FreshId.of(ids));
    var from = new NodeId(sender);
    var addressing = new Addressing(new NodeId(receiver), from, action, id, Optional.empty());
    var heading =
        new Heading(FreshId.of(ids), at(seconds), sender, Optional.of(addressing), "/path");
    return new Admission(heading, from, id, BYTES);
  }

  private String admitted(Opened opened, String sender, String receiver, String action) {
    Admission admission = admission(sender, receiver, action);
    opened.journal().admit(admission).orThrow();
    return admission.heading().correlationId();
  }

  private String answered(Opened opened, String sender, String receiver, String action) {
    Admission admission = admission(sender, receiver, action);
    RecordNumber number = opened.journal().admit(admission).orThrow();
    var ending = new Conclusion(Verdict.ANSWERED, Optional.empty(), BYTES, List.of());
    opened.journal().conclude(number, ending).orThrow();
    return admission.heading().correlationId();
  }

  private String refused(
      Opened opened, String sender, String receiver, String action, RefusalCode why) {
    Heading heading = admission(sender, receiver, action).heading();
    var reason = Optional.of(Refusal.of(why, "x", "y", "z"));
    var ending = new Conclusion(Verdict.REFUSED, reason, BYTES, List.of());
    opened.journal().refuse(heading, BYTES, ending).orThrow();
    return heading.correlationId();
  }
}
