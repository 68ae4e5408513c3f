package jukigate.conformance.kit;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** What a system that is called makes of values. */
final class SchemaServerCases {
  private static final Schema SCHEMA =
      SafeXml.schema(
          Operation.schemas()
              .<URL>map(path -> SchemaServerCases.class.getClassLoader().getResource(path))
              .toList());
  private static final Right INVALID = Right.of("JG-403");
  private static final Right NUMBER = Right.of("JG-404");
  private static final int MOST = 200;
  private static final String RENEWAL = "InquireRenewalTargets";

  private SchemaServerCases() {}

  static void in(Casebook book) {
    refused(book);
    refusedValues(book);
    accepted(book);
    dates(book);
    book.each("schema/reply/1", Calls.ANSWERS, it -> isValid(it, it.word().equals("accepted")));
    book.each(
        "schema/reply/2", Calls.CLOSED_ANSWERS, it -> isValid(it, it.word().equals("accepted")));
  }

  private static Finding isValid(Exchange exchange, boolean isAnswer) {
    if (!isAnswer || exchange.body().isEmpty()) {
      return Finding.good();
    }
    Element body = exchange.body().get();
    return switch (SafeXml.validate(SCHEMA, body)) {
      case Outcome.Passed<Element> passed -> Finding.good();
      case Outcome.Refused<Element>(Refusal why) ->
          Finding.bad(body.getLocalName(), "valid by the schema", why.text(Language.EN));
    };
  }

  private static void refused(Casebook book) {
    book.called(
        "schema/refuse/1",
        Calls.scene(
            "invalid",
            plain("missing", Calls::unfinished),
            plain(
                "twice", it -> it.replaceFirst("(<l:requestNumber>.*?</l:requestNumber>)", "$1$1")),
            plain("empty", it -> it.replaceFirst("requestNumber>[^<]*<", "requestNumber><")),
            plain(
                "too-long",
                it ->
                    it.replaceFirst(
                        "requestNumber>[^<]*<", "requestNumber>" + "A".repeat(37) + "<"))));
    book.called(
        "schema/refuse/2",
        Calls.scene(
            "invalid-and-encrypted",
            copy("missing", Calls::unfinished, INVALID),
            copy("no-scope", it -> it.replaceFirst("(?s)<r:scope>.*?</r:scope>", ""), INVALID)));
    book.called(
        "schema/refuse/3",
        Calls.scene(
            "not-in-the-contract",
            plain("more", it -> it.replace("</l:control>", "<l:more>1</l:more></l:control>")),
            plain(
                "of-another-namespace",
                it ->
                    it.replace(
                        "</l:control>", "<x:more xmlns:x=\"urn:x\">1</x:more></l:control>"))));
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

  /** Its last digit is another one. */
  private static String turned(String body, String name) {
    int end = body.indexOf("</" + name + ">");
    int digit = Character.digit(body.charAt(end - 1), 10);
    return body.substring(0, end - 1) + (digit + 1) % 10 + body.substring(end);
  }

  private static Call plain(String name, UnaryOperator<String> change) {
    return Calls.drafted(name, it -> it.body(change), INVALID);
  }

  private static Call copy(String name, UnaryOperator<String> change, Right right) {
    return Calls.closed(name, it -> it.body(change), right);
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
    return Calls.drafted(
        name,
        it -> {
          String number = it.body().replaceFirst("(?s).*<\\w+:requestNumber>([^<]*)<.*", "$1");
          return it.body(body -> body.replace(number, change.apply(number)));
        },
        Right.ACCEPTED);
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
