package jukigate.app.cases;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.EventReason;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a body says that another body of the same case says too. Two messages with a tie in common
 * belong together. No message names its case, so these are read:
 *
 * <ul>
 *   <li><b>依頼管理番号</b> between the same two nodes: a letter and its repetitions; a request (X04,
 *       X07, X11, X12 …) and the notification that answers it, which names the number of the
 *       request beside its own; the blocks of a stream.
 *   <li><b>更新順番号 of a resident</b>: the prefecture passes an X01 on to the national server under a
 *       number of its own, but with the same resident and update number; X14 likewise.
 *   <li><b>The update before a 転入</b>: an X01 with the reason 転入 follows the X01 of the 転出 by one,
 *       over the border of two municipalities; the certificate between them (X04) has the number of
 *       the 転出.
 *   <li><b>Resident and new home</b>: the 転入通知 (X05) and the card that goes on being used (X08) say
 *       who came where; so does the X01 of the 転入.
 *   <li><b>Resident and municipality of a new 個人番号</b>: X11, and the X01 for which it was asked.
 * </ul>
 *
 * <p>Each tie is a digest: it can be compared, and nobody can read it.
 */
final class Ties {
  private static final Set<String> NUMBERS =
      Set.of(
          "requestNumber",
          "answersRequestNumber",
          "answeredRequestNumber",
          "receiptNumber",
          "streamId");

  /** Operations whose update numbers are of the one series of a resident. */
  private static final Set<String> IDENTITY =
      Set.of("UpdateIdentity", "UpdateIdentityBatch", "SendOutMigrationCertificate");

  private static final Set<String> NUMBER_REASONS =
      Stream.of(
              EventReason.NUMBER_CHANGE_ON_REQUEST,
              EventReason.NUMBER_CORRECTION_EX_OFFICIO,
              EventReason.NUMBER_ENTRY_EX_OFFICIO)
          .map(EventReason::code)
          .collect(Collectors.toUnmodifiableSet());

  private final Leg leg;
  private final Set<String> found = new HashSet<>();

  private Ties(Leg leg) {
    this.leg = leg;
  }

  /**
   * Who says it to whom.
   *
   * @param operation its name in the contract
   */
  record Leg(String from, String to, String operation) {}

  /**
   * @param body the one element of the body, opened
   */
  static Set<String> of(Leg leg, Element body) {
    var ties = new Ties(leg);
    ties.numbers(body);
    switch (leg.operation()) {
      case "NotifyInMigration" -> ties.add("arrival", ties.resident(body), leg.from());
      case "UpdateCardState" -> ties.card(body);
      case "RequestIndividualNumber" -> ties.add("number", ties.resident(body), leg.from());
      case "NotifyIndividualNumber" -> ties.add("number", ties.resident(body), leg.to());
      case "UpdateSupplement" -> ties.updates(body, "supplement");
      default -> {
        if (IDENTITY.contains(leg.operation())) {
          ties.updates(body, "update");
        }
      }
    }
    return Set.copyOf(ties.found);
  }

  /** All repetitions of a message and all attempts with its id. */
  static String ofMessage(String messageId) {
    return digest(List.of("message", messageId));
  }

  private void numbers(Element body) {
    String a = leg.from().compareTo(leg.to()) < 0 ? leg.from() : leg.to();
    String b = a.equals(leg.from()) ? leg.to() : leg.from();
    NUMBERS.stream()
        .flatMap(name -> all(body, name))
        .map(Ties::text)
        .filter(number -> !number.isEmpty())
        .forEach(number -> found.add(digest(List.of("request", a, b, number))));
  }

  private void card(Element body) {
    if (value(body, "event").equals(CardEvent.CONTINUE.code())) {
      add("arrival", resident(body), leg.from());
    }
  }

  /** Each update number stands beside its resident, or in control items beside the record. */
  private void updates(Element body, String series) {
    all(body, "updateNumber").forEach(number -> update(number, series));
  }

  private void update(Element number, String series) {
    Element holder = holder(number);
    String resident = resident(holder);
    String reason = value(holder, "eventReason");
    int update = number(text(number));
    add(series, resident, Integer.toString(update));
    if (reason.equals(EventReason.DOMESTIC_MOVE_IN.code())) {
      add(series, resident, Integer.toString(update - 1));
      add("arrival", resident, leg.from());
    }
    if (!reason.isEmpty() && (update == 1 || NUMBER_REASONS.contains(reason))) {
      add("number", resident, leg.from());
    }
  }

  private static Element holder(Element number) {
    Node parent = number.getParentNode();
    boolean beside = parent instanceof Element it && all(it, "residentCode").findAny().isPresent();
    return (Element)
        (beside || !(parent.getParentNode() instanceof Element) ? parent : parent.getParentNode());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private String resident(Element in) {
    return value(in, "residentCode");
  }

  private void add(String kind, String resident, String more) {
    if (!resident.isEmpty()) {
      found.add(digest(List.of(kind, resident, more)));
    }
  }

  private static String value(Element in, String name) {
    Optional<Element> first = all(in, name).findFirst();
    return first.map(Ties::text).orElse("");
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }

  private static Stream<Element> all(Element in, String name) {
    NodeList nodes = in.getElementsByTagNameNS("*", name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  private static String digest(Collection<String> words) {
    return Payload.ofUtf8(String.join("\n", words)).sha256();
  }
}
