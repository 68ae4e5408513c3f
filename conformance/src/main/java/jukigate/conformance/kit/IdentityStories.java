package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.sut.Abilities;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.conformance.sut.Told;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import org.w3c.dom.Element;

/** X01 of a system that sends: the life of a resident. */
final class IdentityStories {
  private static final String UPDATE = "UpdateIdentity";
  private static final String BATCH = "UpdateIdentityBatch";
  private static final List<String> EIGHT =
      List.of(
          "residentCode",
          "name",
          "birthDate",
          "sex",
          "address",
          "individualNumber",
          "eventReason",
          "eventDate");
  private static final List<String> PERSONAL =
      List.of("residentCode", "name", "birthDate", "sex", "address", "individualNumber");
  private static final String ELSEWHERE = "静岡県静岡市葵区仮町二丁目4番";
  private static final int MOST_ENTRIES = 500;

  static final Story LIFE =
      story(
          "life",
          "出生、転居、氏名の修正とその取消し、世帯と戸籍の異動、2度目の出生、死亡とその取消し",
          "birth, move, a correction and its cancellation, household and family register, a second birth, death and its cancellation",
          IdentityStories::life);

  static final Story NATIONALITY =
      story(
          "nationality",
          "国籍を失った住民を消除し、記載する",
          "a resident loses the nationality: an erasure and an entry",
          play -> {
            play.send(Event.BIRTH);
            play.send(Event.EX_OFFICIO_ERASURE, "reason", "D05");
            play.send(Event.EX_OFFICIO_ENTRY, "reason", "A05");
          });

  static final Story RENAMED =
      new Story(
          "renamed",
          new Bilingual(
              "2人の町名が変わる。一括の1件目だけが反映される",
              "a town is renamed for two; of the batch only the first is applied"),
          Set.of("X01", Abilities.BATCHES),
          Set.of(),
          () ->
              Conduct.answering(
                  Answerings.on(
                      BATCH,
                      Answerings.drafted((reply, network) -> reply.body(IdentityStories::one)))),
          IdentityStories::renamed);

  static final Story LOST =
      story(
          "resent",
          "更新が失われたので、サーバーの番号を添えて送り直す",
          "updates were lost: sends again with the number of the server",
          play -> {
            play.send(Event.BIRTH);
            play.numberedFrom(8).send(Event.RESEND, "recoveryNumber", "7");
          });

  private IdentityStories() {}

  private static Story story(String id, String ja, String en, Consumer<Play> plot) {
    return new Story(
        id,
        new Bilingual(ja, en),
        Set.of("X01"),
        Set.of(),
        () -> Conduct.answering(Answerings.good()),
        plot);
  }

  private static void life(Play play) {
    Person born = play.person();
    play.send(Event.BIRTH);
    Person moved = born.at(ELSEWHERE);
    play.about(moved).send(Event.MOVE_WITHIN);
    play.about(moved.named("架空　路子")).send(Event.NAME_CHANGE);
    play.about(moved).send(Event.CANCELLATION, "reason", "C19");
    play.send(Event.HOUSEHOLD_CHANGE);
    play.send(Event.DOMICILE_TRANSFER);
    play.ask(Event.BIRTH);
    play.ask(Event.NAME_CHANGE, "date", "R01-05-01");
    play.send(Event.DEATH);
    play.send(Event.CANCELLATION, "reason", "A09");
  }

  private static void renamed(Play play) {
    String town = "静岡県静岡市葵区改" + play.person().code().value();
    Person first = play.person().at(town + "1番");
    play.about(first).send(Event.BIRTH);
    play.about(play.somebody().at(town + "2番")).send(Event.BIRTH);
    play.about(first.at(town.replace("改", "新") + "1番"))
        .send(Event.ADDRESS_RENAMING, "from", town, "to", town.replace("改", "新"));
    play.again();
  }

  /** The first result stays, the second entry was refused. */
  private static String one(String body) {
    int last = body.lastIndexOf("<p:outcome>applied");
    return last == body.indexOf("<p:outcome>applied")
        ? body.replace(
            "applied</p:outcome>", "refused</p:outcome><p:refusalId>JG-B05</p:refusalId>")
        : body.substring(0, last)
            + body.substring(last)
                .replace(
                    "applied</p:outcome>", "refused</p:outcome><p:refusalId>JG-B05</p:refusalId>");
  }

  static void in(Casebook book) {
    items(book);
    rules(book);
    batches(book);
    recovery(book);
  }

  private static void items(Casebook book) {
    book.told(
        "business/x01/1",
        LIFE,
        tale ->
            tale.each(
                UPDATE,
                it ->
                    equal(
                        "record",
                        "",
                        String.join(
                            " ",
                            EIGHT.stream().filter(name -> it.text(name).isEmpty()).toList()))));
    book.told(
        "business/x01/2",
        LIFE,
        tale ->
            tale.each(
                UPDATE,
                it ->
                    equal(
                        "record",
                        "",
                        String.join(
                            " ",
                            it.elements("record").stream()
                                .flatMap(record -> SoapView.children(record).stream())
                                .map(Element::getLocalName)
                                .filter(name -> !EIGHT.contains(name))
                                .toList()))));
    book.told(
        "business/x01/3",
        LIFE,
        tale ->
            tale.each(
                UPDATE,
                it ->
                    equal(
                        "wsa:To",
                        NodeId.prefecture(tale.sut().localGovernment().orElseThrow()).urn(),
                        it.to())));
    book.told(
        "business/x01/4",
        LIFE,
        tale ->
            tale.each(
                UPDATE,
                it ->
                    equal(
                        "municipalityCode",
                        tale.sut().localGovernment().orElseThrow().value(),
                        it.text("municipalityCode"))));
    book.told(
        "business/x01/10",
        LIFE,
        tale ->
            tale.each(
                UPDATE,
                it ->
                    it.elements("codeChange").isEmpty()
                        ? Finding.good()
                        : Finding.bad("codeChange", "only with C08, C09", it.text("eventReason"))));
    book.told(
        "business/x01/11",
        NATIONALITY,
        tale -> same(tale, List.of("residentCode", "individualNumber"), 0, -1));
  }

  /** The values of two updates of a story; a negative one counts from the end. */
  private static Finding same(Tale tale, List<String> names, int one, int other) {
    List<Sent> sent = tale.all(UPDATE);
    if (sent.size() < 2) {
      return tale.missing(UPDATE);
    }
    Sent first = sent.get(one);
    Sent last = sent.get(other < 0 ? sent.size() + other : other);
    return names.stream()
        .filter(name -> !first.text(name).equals(last.text(name)))
        .findFirst()
        .map(name -> Finding.bad(name, "as before", "another value").in(last.arrival()))
        .orElse(Finding.good());
  }

  private static void rules(Casebook book) {
    book.told(
        "business/x01/5",
        LIFE,
        tale ->
            tale.silent(
                    Stream.of(Event.HOUSEHOLD_CHANGE, Event.DOMICILE_TRANSFER)
                        .flatMap(event -> tale.of(event).stream())
                        .toList(),
                    it -> true)
                .and(() -> counted(tale)));
    book.told(
        "business/x01/6",
        LIFE,
        tale ->
            same(
                tale,
                List.of("residentCode", "name", "birthDate", "sex", "individualNumber"),
                0,
                1));
    book.told(
        "business/x01/7",
        LIFE,
        tale -> tale.silent(tale.of(Event.BIRTH).stream().skip(1).toList(), it -> it.is(UPDATE)));
    book.told("business/x01/12", LIFE, tale -> cancelled(tale));
    book.told(
        "business/x01/13",
        LIFE,
        tale ->
            tale.silent(tale.of(Event.NAME_CHANGE).stream().skip(1).toList(), it -> it.is(UPDATE)));
  }

  /** Without a gap, so that what was not sent took no number. */
  private static Finding counted(Tale tale) {
    List<String> numbers = tale.all(UPDATE).stream().map(it -> it.text("updateNumber")).toList();
    List<String> right =
        Stream.iterate(1, n -> n + 1).limit(numbers.size()).map(String::valueOf).toList();
    return equal("updateNumber", String.join(" ", right), String.join(" ", numbers));
  }

  private static Finding cancelled(Tale tale) {
    List<Step> steps = tale.of(Event.CANCELLATION);
    List<Sent> back = steps.stream().flatMap(it -> it.sent(UPDATE).stream()).toList();
    List<Sent> moved =
        tale.of(Event.MOVE_WITHIN).stream().flatMap(it -> it.sent(UPDATE).stream()).toList();
    if (back.size() < 2 || moved.isEmpty()) {
      return tale.missing(UPDATE);
    }
    return Tale.first(
        back.stream(),
        it ->
            PERSONAL.stream()
                .filter(name -> !it.text(name).equals(moved.getFirst().text(name)))
                .findFirst()
                .map(name -> Finding.bad(name, "as before the event", "another value"))
                .orElse(Finding.good()));
  }

  private static void batches(Casebook book) {
    book.told(
        "business/x01/14",
        RENAMED,
        tale ->
            tale.each(
                BATCH,
                it -> {
                  List<String> numbers =
                      it.elements("requestNumber").stream().map(Element::getTextContent).toList();
                  int entries = it.elements("entry").size();
                  return entries < 1 || entries > MOST_ENTRIES
                      ? Finding.bad("entry", "1-" + MOST_ENTRIES, String.valueOf(entries))
                      : equal(
                          "requestNumber",
                          String.valueOf(entries + 1),
                          String.valueOf(numbers.stream().distinct().count()));
                }));
    book.told("business/x01/15", RENAMED, IdentityStories::refusedEntry);
  }

  /** What was not applied is not over: it comes again, or is told as refused. */
  private static Finding refusedEntry(Tale tale) {
    List<Sent> batches = tale.all(BATCH);
    if (batches.isEmpty()) {
      return tale.missing(BATCH);
    }
    List<Element> numbers = batches.getFirst().elements("requestNumber");
    String refused = numbers.getLast().getTextContent();
    boolean again =
        tale.all(UPDATE).stream().anyMatch(it -> it.number().equals(refused))
            || batches.stream().skip(1).anyMatch(it -> it.says(refused));
    Step step = tale.of(Event.ADDRESS_RENAMING).getFirst();
    return again || step.state() != Told.State.ACKNOWLEDGED
        ? Finding.good()
        : Finding.bad("answer", "the entry is not applied", step.state().name())
            .in(batches.getFirst().arrival());
  }

  private static void recovery(Casebook book) {
    book.told(
        "sequence/recovery/1",
        LOST,
        tale -> {
          List<Sent> sent =
              tale.of(Event.RESEND).stream().flatMap(it -> it.sent(UPDATE).stream()).toList();
          return sent.isEmpty()
              ? tale.missing(UPDATE)
              : equal("recoveryNumber", "7", sent.getFirst().text("recoveryNumber"))
                  .and(() -> equal("updateNumber", "8", sent.getFirst().text("updateNumber")))
                  .in(sent.getFirst().arrival());
        });
    book.told(
        "sequence/recovery/2",
        LIFE,
        tale -> tale.each(UPDATE, it -> equal("recoveryNumber", "", it.text("recoveryNumber"))));
  }
}
