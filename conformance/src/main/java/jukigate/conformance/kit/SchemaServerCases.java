package jukigate.conformance.kit;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/** What a system that is called makes of values. */
final class SchemaServerCases {
  private static final Right INVALID = Calls.INVALID;
  private static final Right NUMBER = Right.of("JG-404");
  private static final int MOST = 200;
  private static final String RENEWAL = "InquireRenewalTargets";

  private SchemaServerCases() {}

  static void in(Casebook book) {
    refused(book);
    refusedValues(book);
    accepted(book);
    dates(book);
    book.called("schema/reply/1", Calls.ANSWERS, SchemaServerCases::areValid);
    book.called("schema/reply/2", Calls.CLOSED_ANSWERS, SchemaServerCases::areValid);
  }

  private static Finding areValid(Visit visit) {
    return visit.each(
        it ->
            it.word().equals("accepted") && it.body().isPresent()
                ? SchemaStories.isValid(visit.contract(), it.body().get())
                : Finding.good());
  }

  private static void refused(Casebook book) {
    book.called(
        "schema/refuse/1",
        Calls.scene(
            "invalid",
            Calls.body("missing", Wording::unfinished, INVALID),
            Calls.body("twice", it -> it.element(all -> all + all), INVALID),
            Calls.body("empty", it -> it.value(number -> ""), INVALID),
            Calls.body("too-long", it -> it.value(number -> "A".repeat(37)), INVALID)));
    book.called(
        "schema/refuse/2",
        Calls.scene(
            "invalid-and-encrypted",
            Calls.closedBody("missing", Wording::unfinished, INVALID),
            copy("no-scope", it -> it.replaceFirst("(?s)<r:scope>.*?</r:scope>", ""), INVALID)));
    book.called(
        "schema/refuse/3",
        Calls.scene(
            "not-in-the-contract",
            Calls.body("more", it -> it.child(more(it)), INVALID),
            Calls.body(
                "of-another-namespace",
                it -> it.child("<x:more xmlns:x=\"urn:x\">1</x:more>"),
                INVALID)));
    book.called(
        "schema/refuse/4",
        Calls.scene(
            "check-digit-of-a-resident-code",
            copy("residentCode", it -> turned(it, "t:residentCode"), NUMBER)));
    book.called(
        "schema/refuse/5",
        Calls.scene(
            "check-digit-of-a-municipality",
            copy("homeMunicipalityCode", it -> turned(it, "r:homeMunicipalityCode"), NUMBER)));
  }

  /** An element that the contract does not have, in its namespace. */
  private static String more(Wording wording) {
    String name = wording.prefix().isEmpty() ? "more" : wording.prefix() + ":more";
    return "<" + name + ">1</" + name + ">";
  }

  /** Its last digit is another one. */
  private static String turned(String body, String name) {
    int end = body.indexOf("</" + name + ">");
    int digit = Character.digit(body.charAt(end - 1), 10);
    return body.substring(0, end - 1) + (digit + 1) % 10 + body.substring(end);
  }

  private static Call copy(String name, UnaryOperator<String> change, Right right) {
    return Calls.closedBody(name, it -> it.edited(change), right);
  }

  private static Call named(String name, String text, Right right) {
    return copy(
        name,
        it -> it.replaceFirst("<t:text>[^<]*</t:text>", "<t:text>" + text + "</t:text>"),
        right);
  }

  private static void refusedValues(Casebook book) {
    book.called(
        "schema/refuse/6",
        Calls.scene(
            "long-text",
            named("201-characters", "あ".repeat(MOST + 1), INVALID),
            named("201-beyond-the-bmp", "𠮷".repeat(MOST + 1), INVALID)));
    book.called(
        "schema/refuse/7",
        Calls.scene(
            "gaiji-count",
            copy(
                "one-said-none-there",
                it -> it.replace("<t:gaijiCount>0<", "<t:gaijiCount>1<"),
                INVALID)));
    book.called(
        "schema/refuse/8",
        Calls.scene(
            "picture", copy("65537-bytes", it -> Gaiji.in(it, 1, Gaiji.LARGEST + 1), INVALID)));
    book.called(
        "schema/refuse/9",
        Calls.scene(
            "dates",
            date(
                "F00-without-day",
                "F00",
                "<t:era>R</t:era><t:year>9</t:year><t:month>3</t:month>",
                INVALID),
            date("F09-with-year", "F09", "<t:era>R</t:era><t:year>9</t:year>", INVALID)));
    book.called(
        "schema/refuse/10",
        Calls.scene(
            "codes",
            copy("scope", it -> it.replace("scope>1<", "scope>9<"), INVALID),
            copy(
                "identification",
                it -> it.replace("identification>1<", "identification>7<"),
                INVALID)));
  }

  private static void accepted(Casebook book) {
    book.called(
        "schema/accept/1",
        Calls.scene(
            "booleans",
            copy("0", it -> it.replace(">false<", ">0<"), Right.ACCEPTED),
            copy("1", it -> it.replace(">false<", ">1<"), Right.ACCEPTED),
            copy("true", it -> it.replace(">false<", ">true<"), Right.ACCEPTED)));
    book.called(
        "schema/accept/2",
        Calls.scene(
            "picture-in-lines",
            copy(
                "lines-of-76",
                it -> Gaiji.in(it, 1, 3_000).replaceAll("([A-Za-z0-9+/]{76})", "$1\n"),
                Right.ACCEPTED)));
    book.called(
        "schema/accept/3",
        Calls.scene(
            "request-numbers",
            request("36-characters", it -> it + "-aZ09".repeat(8).substring(0, 36 - it.length())),
            request("in-small-letters", it -> it.toLowerCase(Locale.ROOT))));
    book.called(
        "schema/accept/4",
        Calls.scene(
            "200-characters",
            named("of-the-bmp", "あ".repeat(MOST), Right.ACCEPTED),
            named("beyond-the-bmp", "𠮷".repeat(MOST), Right.ACCEPTED),
            named("with-variation-selectors", "葛\uDB40\uDD00".repeat(MOST), Right.ACCEPTED)));
    book.called(
        "schema/accept/5",
        Calls.scene(
            "kanji",
            named("beyond-the-bmp", "𠮷野　太郎", Right.ACCEPTED),
            named("variation-sequence", "葛\uDB40\uDD01城　花子", Right.ACCEPTED),
            named("compatibility", "神\uFA19　太郎", Right.ACCEPTED)));
    book.called(
        "schema/accept/6",
        Calls.scene(
            "picture-of-65536",
            copy("65536-bytes", it -> Gaiji.in(it, 1, Gaiji.LARGEST), Right.ACCEPTED)));
  }

  private static Call request(String name, UnaryOperator<String> change) {
    return Calls.body(name, it -> it.value(change), Right.ACCEPTED);
  }

  private static void dates(Casebook book) {
    String year = "<t:era>S</t:era><t:year>30</t:year>";
    String month = year + "<t:month>4</t:month>";
    book.called(
        "schema/accept/7",
        Calls.scene(
            "forms-of-dates",
            List.of(
                date("F00", "F00", month + "<t:day>1</t:day>", Right.ACCEPTED),
                date("F09", "F09", "", Right.ACCEPTED))));
    book.called(
        "schema/accept/8",
        Calls.scene(
            "dates-of-no-calendar",
            Stream.of(
                    "<t:era>S</t:era><t:year>62</t:year><t:month>2</t:month><t:day>29</t:day>",
                    "<t:era>M</t:era><t:year>45</t:year><t:month>7</t:month><t:day>30</t:day>",
                    "<t:era>T</t:era><t:year>1</t:year><t:month>7</t:month><t:day>30</t:day>")
                .map(it -> birth(it.replaceAll("<[^>]*>", " ").strip().replaceAll(" +", "-"), it))
                .toList()));
  }

  /** A date of an inquiry that changes nothing. */
  private static Call date(String name, String form, String elements, Right right) {
    return Calls.of(
        name,
        RENEWAL,
        NodeId.CARD_MANAGEMENT,
        it ->
            it.body(
                body ->
                    body.replaceFirst(
                        "(?s)<t:form>.*</t:day>", "<t:form>" + form + "</t:form>" + elements)),
        right);
  }

  private static Call birth(String name, String elements) {
    return Calls.of(
        name,
        "NotifySupplementEntry",
        Stage.OTHER,
        it ->
            it.body(
                body ->
                    body.replaceFirst(
                        "(?s)(<t:birthDate><t:form>F00</t:form>).*?(</t:birthDate>)",
                        "$1" + elements + "$2")),
        Right.ACCEPTED);
  }
}
