package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.text.BreakIterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import org.w3c.dom.Element;

/** X08, X09 and X10: cards, their application forms, and where they are sent. */
final class CardStories {
  private static final String CARD = "UpdateCardState";
  private static final String FORM = "RequestCardApplication";
  private static final String DELIVERY = "NotifyDeliveryAddress";
  private static final int MOST_PERSONS = 20;

  /** From state and event, the next state; the beginning is empty. */
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          Map.entry(" K01", "prepared"),
          Map.entry("prepared K02", "active"),
          Map.entry("prepared K03", "revoked"),
          Map.entry("active K05", "suspended"),
          Map.entry("active K08", "active"),
          Map.entry("active K03", "revoked"),
          Map.entry("active K07", "returned"),
          Map.entry("suspended K06", "active"),
          Map.entry("suspended K03", "revoked"),
          Map.entry("suspended K07", "returned"),
          Map.entry("revoked K07", "returned"),
          Map.entry("revoked K04", "collected"));

  static final Story CARDS =
      Stories.of(
          "card",
          "X01 X08 X09",
          "",
          "カードの申請、交付準備から廃止まで、そして次の申請",
          "a card is applied for, prepared, issued, suspended, resumed and revoked; another one is applied for",
          play -> {
            play.send(Event.BIRTH);
            play.send(Event.CARD_APPLICATION, "applicationReason", "M1");
            for (String event : List.of("K01", "K02", "K05", "K06", "K03")) {
              play.send(Event.CARD, "cardNumber", Errands.card(play.person()), "cardEvent", event);
            }
            play.send(Event.CARD_APPLICATION, "applicationReason", "M2");
          });

  static final Story CONTINUED =
      Stories.of(
          "card-goes-on",
          "X01 X05 X08",
          "X04",
          "転入した人のカードを継続利用する。91日を過ぎた転入も試す",
          "the card of somebody who moves in goes on; also tried more than 90 days after the move",
          play -> {
            movesIn(play, Event.MOVE_IN_WITH_CARD);
            play.about(play.somebody());
            play.callAbout("SendOutMigrationCertificate", Stage.OTHER, body -> body);
            play.ask(
                Event.MOVE_IN_WITH_CARD,
                "cardNumber",
                Errands.card(play.person()),
                "date",
                play.day(-91));
          });

  static final Story ORDERED =
      new Story(
          "card-in-order",
          new Bilingual(
              "交付準備への答えが失われ、交付が続く", "the answer to the preparation is lost, and the issue follows"),
          Set.of("X08"),
          Set.of(),
          () -> Conduct.answering(Answerings.hangUp(), Answerings.hangUp(), Answerings.good()),
          play -> {
            String card = Errands.card(play.person());
            play.send(Event.CARD, "cardNumber", card, "cardEvent", "K01");
            play.send(Event.CARD, "cardNumber", card, "cardEvent", "K02");
            play.again();
            play.again();
          });

  static final Story DELIVERIES =
      Stories.of(
          "deliveries",
          "X01 X10 X11",
          "",
          "2通の送付先情報を送る。同じ番号と、個人番号のない人についても試す",
          "two delivery addresses are sent; also tried with a number that was used, and of somebody without individual number",
          CardStories::deliveries);

  private CardStories() {}

  private static void movesIn(Play play, Event event) {
    play.callAbout("SendOutMigrationCertificate", Stage.OTHER, body -> body);
    play.numberedFrom(5).send(event, "cardNumber", Errands.card(play.person()));
  }

  private static void deliveries(Play play) {
    String first = "D-" + play.person().code().value();
    play.about(play.person().named("葛\uDB40\uDD01城　𠮷乃")).send(Event.BIRTH);
    play.send(Event.DELIVERY, "deliveryNumber", first);
    play.about(play.somebody()).send(Event.BIRTH);
    play.ask(Event.DELIVERY, "deliveryNumber", first);
    play.send(Event.DELIVERY, "deliveryNumber", first + "-2");
    play.about(play.somebody()).send(Event.BIRTH_WITHOUT_NUMBER);
    play.ask(Event.DELIVERY, "deliveryNumber", first + "-3");
  }

  static void in(Casebook book) {
    cards(book);
    forms(book);
    sent(book);
    book.told("sequence/order/4", ORDERED, CardStories::inOrder);
  }

  private static void cards(Casebook book) {
    book.told(
        "business/x08/1",
        CARDS,
        tale ->
            tale.goes(CARD, NodeId.CARD_MANAGEMENT.urn())
                .and(() -> tale.each(CARD, it -> equal("purpose", "P04", it.purpose()))));
    book.told(
        "business/x08/2",
        CARDS,
        tale ->
            tale.all(CARD).isEmpty()
                ? tale.missing(CARD)
                : equal("event", "K01", tale.all(CARD).getFirst().text("event")));
    book.told("business/x08/3", CARDS, CardStories::byTable);
    book.told(
        "business/x08/4",
        CONTINUED,
        tale ->
            tale.each(CARD, it -> equal("event", "K08", it.text("event")))
                .and(
                    () ->
                        tale.silent(
                            tale.of(Event.MOVE_IN_WITH_CARD).stream().skip(1).toList(),
                            it -> it.is(CARD))));
    book.told("business/x08/5", CARDS, tale -> tale.says(CARD, "municipalityCode", tale.home()));
  }

  private static Finding byTable(Tale tale) {
    Map<String, String> states = new HashMap<>();
    return tale.each(
        CARD,
        it -> {
          String before = states.getOrDefault(it.text("cardNumber"), "");
          String after = TABLE.get(before + " " + it.text("event"));
          if (after == null) {
            return Finding.bad("event", "one that follows " + before, it.text("event"));
          }
          states.put(it.text("cardNumber"), after);
          return Finding.good();
        });
  }

  private static void forms(Casebook book) {
    book.told(
        "business/x09/1",
        CARDS,
        tale ->
            equal(
                "reason",
                "M1 M2",
                tale.all(FORM).stream()
                    .map(it -> it.text("reason"))
                    .collect(Collectors.joining(" "))));
    book.told(
        "business/x09/2",
        CARDS,
        tale -> {
          Person person = MoveStories.first(tale);
          return tale.each(
              FORM,
              it ->
                  it.text("residentCode").equals(person.code().value())
                          && it.text("individualNumber").equals(person.number().value())
                      ? Finding.good()
                      : Finding.bad(
                          "residentCode, individualNumber", "of the resident", "of somebody else"));
        });
  }

  private static void sent(Casebook book) {
    book.told(
        "business/x10/1",
        DELIVERIES,
        tale ->
            tale.each(
                DELIVERY,
                it ->
                    equal(
                        "personCount",
                        String.valueOf(it.elements("person").size()),
                        it.text("personCount"))));
    book.told("business/x10/2", DELIVERIES, tale -> tale.each(DELIVERY, CardStories::lengths));
    book.told("business/x10/3", DELIVERIES, tale -> tale.each(DELIVERY, CardStories::substituted));
    book.told(
        "business/x10/4",
        DELIVERIES,
        tale ->
            equal(
                "deliveryNumber, different ones",
                "2",
                String.valueOf(
                    tale.all(DELIVERY).stream()
                        .map(it -> it.text("deliveryNumber"))
                        .distinct()
                        .count())));
    book.told(
        "business/x10/5",
        DELIVERIES,
        tale ->
            tale.each(
                    DELIVERY,
                    it ->
                        it.elements("person").size() <= MOST_PERSONS
                            ? Finding.good()
                            : Finding.bad("person", "<= 20", "" + it.elements("person").size()))
                .and(
                    () ->
                        tale.silent(
                            tale.of(Event.DELIVERY).stream().skip(3).toList(),
                            it -> it.is(DELIVERY))));
  }

  /** In characters as people see them. */
  private static Finding lengths(Sent sent) {
    for (Element length : sent.elements("length")) {
      Element parent = (Element) length.getParentNode();
      String text =
          SoapView.children(parent).stream()
              .filter(it -> it.getLocalName().equals("text"))
              .map(CardStories::plain)
              .findFirst()
              .orElse("");
      if (!length.getTextContent().equals(String.valueOf(seen(text)))) {
        return Finding.bad(
            parent.getLocalName() + "/length", String.valueOf(seen(text)), length.getTextContent());
      }
    }
    return Finding.good();
  }

  /** Of a plain text, or of one with counts and pictures. */
  private static String plain(Element text) {
    return SoapView.children(text).stream()
        .filter(it -> it.getLocalName().equals("text"))
        .map(Element::getTextContent)
        .findFirst()
        .orElseGet(text::getTextContent);
  }

  static int seen(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int count = 0;
    while (characters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** What is not substituted is the same text; what is, differs at the places that are named. */
  private static Finding substituted(Sent sent) {
    for (Element person : sent.elements("person")) {
      Element made = SoapView.descendants(person, "*", "substitution").findFirst().orElseThrow();
      for (String item : List.of("name", "address")) {
        String original = plain(child(child(person, item), "text"));
        String other = child(child(made, item), "text").getTextContent();
        boolean named = !child(made, item + "Positions").getTextContent().isBlank();
        if (original.equals(other) == named) {
          return Finding.bad(
              item + "Positions", named ? "none" : "where it differs", named ? "some" : "none");
        }
      }
    }
    return Finding.good();
  }

  private static Element child(Element parent, String name) {
    return SoapView.children(parent).stream()
        .filter(it -> it.getLocalName().equals(name))
        .findFirst()
        .orElse(parent);
  }

  /** The issue goes only after the preparation was acknowledged. */
  private static Finding inOrder(Tale tale) {
    List<String> events = tale.all(CARD).stream().map(it -> it.text("event")).toList();
    int issued = events.indexOf("K02");
    if (issued < 0) {
      return tale.missing(CARD + " K02");
    }
    return issued >= 2 && events.subList(0, issued).stream().allMatch("K01"::equals)
        ? Finding.good()
        : Finding.bad("event", "K01 until it is acknowledged, then K02", String.join(" ", events));
  }
}
