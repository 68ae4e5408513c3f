package jukigate.conformance.kit;

import java.util.Locale;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.domain.node.NodeId;

/** X06: what Mynaportal hands in about residents. */
final class NoticeStories {
  private static final String OUT = "SubmitMovingOutNotice";
  private static final String IN = "SubmitMovingInReservation";
  private static final String PERSON = "(?s)<p:person>.*?</p:person>";

  static final Story NOTICES =
      Stories.of(
          "notices",
          "X01 X04",
          "X06",
          "住民が引越しワンストップで転出届を出し、職員が認める。同じ4情報の住民が2人いるときと、現存する住民の転入予約も試す",
          "a resident hands in a notice of moving out and an officer accepts it; also where two residents have the same four items, and a reservation about an open resident",
          NoticeStories::notices);

  private NoticeStories() {}

  private static void notices(Play play) {
    Person one = play.unique();
    play.about(one).send(Event.BIRTH);
    submit(play, IN, one);
    Step notice = submit(play, OUT, one);
    play.again();
    play.send(
        Event.ACCEPT_NOTICE,
        "number",
        Play.answer(notice, "requestNumber"),
        "plannedOn",
        "R08-12-01");
    Person twin = play.unique();
    play.about(twin).send(Event.BIRTH);
    Person other = play.somebody();
    play.about(twin.numbered(other.code(), other.number())).send(Event.BIRTH);
    submit(play, OUT, twin);
  }

  /** About somebody whom only the four items name. */
  private static Step submit(Play play, String operation, Person person) {
    return play.call(
        operation,
        NodeId.MYNAPORTAL,
        it ->
            it.body(
                body -> body.replaceFirst(PERSON, "<p:person>" + items(person) + "</p:person>")));
  }

  /** 4情報. */
  static String items(Person person) {
    return String.format(
        Locale.ROOT,
        "<t:name><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></t:name><t:birthDate>%s</t:birthDate><t:sex>2</t:sex><t:address><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></t:address>",
        person.name(),
        Errands.date(person.birthDate()),
        person.address());
  }

  static void in(Casebook book) {
    book.asked(
        "business/x06/8",
        NOTICES,
        tale ->
            tale.answered(OUT, 0, "accepted")
                .and(
                    () ->
                        tale.silent(
                            tale.steps().stream()
                                .takeWhile(it -> !it.name().equals(Event.ACCEPT_NOTICE.word()))
                                .skip(1)
                                .toList(),
                            it -> true)));
    book.asked("business/x06/9", NOTICES, tale -> tale.answered(OUT, 1, "JG-B54"));
    book.asked("business/x06/10", NOTICES, tale -> tale.answered(IN, 0, "JG-B01"));
  }
}
