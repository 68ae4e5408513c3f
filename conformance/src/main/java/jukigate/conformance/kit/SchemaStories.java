package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.domain.Language;
import jukigate.domain.node.Municipalities;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** Values that a system sends: numbers, texts, dates and pictures. */
final class SchemaStories {
  private static final String UPDATE = "UpdateIdentity";
  private static final int LONGEST = 200;
  private static final int LARGEST_PICTURE = 65_536;
  private static final String GETA = "〓";
  private static final String VARIATION = "葛\uDB40\uDD01城　𠮷乃";
  private static final String COMPATIBILITY = "神\uFA19　花子";
  private static final String TWO_SPACES = "架空　　通子";
  private static final String KANA = "[ぁ-ゖァ-ヺー・]+(　[ぁ-ゖァ-ヺー・]+)*";

  /** One black point, as PNG. */
  private static final String PICTURE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

  static final Story TEXTS =
      Stories.of(
          "texts",
          "X01",
          "",
          "異体字、基本多言語面の外の字、2つの空白、200文字、外字、生年月日の不詳のある住民が生まれる",
          "births with variation sequences, characters beyond the BMP, two spaces, 200 characters, a gaiji and an unknown date of birth",
          SchemaStories::texts);

  static final Story ITEMS =
      Stories.of(
          "items",
          "X01 X04 X10",
          "",
          "続柄とふりがなのある住民の送付先情報と転出証明書情報を送る",
          "a delivery address and a certificate of a resident with relation and reading",
          play -> {
            play.about(play.unique()).send(Event.BIRTH, "relation", "子");
            play.send(Event.DELIVERY, "deliveryNumber", "I-" + play.person().code().value());
            play.send(Event.MOVE_OUT, "plannedOn", play.day(10));
          });

  static final Story PICTURES =
      Stories.of(
          "pictures",
          "X01 X05",
          "X04",
          "外字の画像のある人が転入する",
          "somebody moves in whose name has a picture of a gaiji",
          play -> {
            play.about(play.person().named(GETA + "　太郎"));
            play.callAbout("SendOutMigrationCertificate", Stage.OTHER, SchemaStories::withPicture);
            play.numberedFrom(5).send(Event.MOVE_IN, "gaiji", "1=J+4E00", "gaijiImage", PICTURE);
          });

  private SchemaStories() {}

  private static String withPicture(String body) {
    return body.replaceFirst(
        "<p:name><t:text>[^<]*</t:text><t:gaijiCount>0</t:gaijiCount></p:name>",
        "<p:name><t:text>"
            + GETA
            + "　太郎</t:text><t:gaijiCount>1</t:gaijiCount><t:gaiji><t:position>1</t:position><t:unifiedCode>J+4E00</t:unifiedCode><t:image>"
            + PICTURE
            + "</t:image></t:gaiji></p:name>");
  }

  private static void texts(Play play) {
    Person one = play.person();
    play.about(one.named(VARIATION)).send(Event.BIRTH);
    play.about(play.somebody().named(COMPATIBILITY)).send(Event.BIRTH);
    play.about(play.somebody().named(TWO_SPACES).at("静岡県静岡市葵区架空町  1番")).send(Event.BIRTH);
    play.about(play.somebody().at("静岡県静岡市葵区" + "架".repeat(LONGEST - 8))).send(Event.BIRTH);
    play.about(play.somebody().bornOn("UNKNOWN")).send(Event.BIRTH);
    play.about(play.somebody().named(GETA + "城　通子")).send(Event.BIRTH, "gaiji", "1=J+4E00");
  }

  static void in(Casebook book) {
    book.told("schema/body/1", TEXTS, tale -> every(tale, SchemaStories::isValid));
    book.request("schema/body/2", SchemaStories::keepsTheContract);
    numbers(book);
    texts(book);
    gaiji(book);
    dates(book);
    items(book);
  }

  /** Valid by the schema of whichever contract is spoken, as far as it can be read. */
  private static Finding keepsTheContract(Arrival arrival, Transcript transcript) {
    if (arrival.judged().isPassed()) {
      return Finding.good();
    }
    Optional<Element> body =
        SoapView.of(arrival) instanceof Outcome.Passed<SoapView>(SoapView view)
            ? view.payload().filter(it -> !it.getLocalName().equals("EncryptedData"))
            : Optional.empty();
    return body.map(it -> isValid(transcript.network().contract(), it))
        .orElseGet(() -> Finding.unseen("電文を読めない", "the message cannot be read"));
  }

  /** All messages; one must have come. */
  private static Finding every(Tale tale, Function<Sent, Finding> check) {
    return tale.all().findFirst().isEmpty() ? tale.missing(UPDATE) : Tale.first(tale.all(), check);
  }

  private static Finding isValid(Sent sent) {
    if (sent.body().isEmpty()) {
      return Finding.bad("soap:Body", "valid by the schema", "unreadable");
    }
    return isValid(Contract.own(), sent.body().get());
  }

  static Finding isValid(Contract contract, Element body) {
    return switch (SafeXml.validate(contract.schema(), body)) {
      case Outcome.Passed<Element> passed -> Finding.good();
      case Outcome.Refused<Element>(Refusal why) ->
          Finding.bad(body.getLocalName(), "valid by the schema", why.text(Language.EN));
    };
  }

  /** Each element of such a name; its value is never told. */
  private static void values(
      Casebook book, String id, Story story, String names, String right, Predicate<String> check) {
    book.told(
        id,
        story,
        tale -> {
          List<Element> all = tale.all().flatMap(it -> elements(it, names)).toList();
          return all.isEmpty()
              ? Finding.unseen(names + "が送られなかった", "no " + names + " was sent")
              : all.stream()
                  .filter(it -> !check.test(it.getTextContent()))
                  .findFirst()
                  .map(it -> Finding.bad(it.getLocalName(), right, "another value"))
                  .orElse(Finding.good());
        });
  }

  private static Stream<Element> elements(Sent sent, String names) {
    return sent.elements("*").stream().filter(it -> it.getLocalName().matches(names));
  }

  private static void numbers(Casebook book) {
    String codes = "residentCode|formerResidentCode";
    values(
        book,
        "schema/number/1",
        TEXTS,
        codes,
        "11 digits, the last a check digit",
        text -> ResidentCode.parse(text).isPresent());
    values(
        book,
        "schema/number/2",
        TEXTS,
        "individualNumber",
        "12 digits, the last a check digit",
        text -> IndividualNumber.parse(text).isPresent());
    values(
        book,
        "schema/number/3",
        TEXTS,
        ".*[mM]unicipalityCode",
        "6 digits, the last a check digit",
        text -> LocalGovernmentCode.parse(text).isPresent());
    values(
        book,
        "schema/number/4",
        TEXTS,
        ".*[mM]unicipalityCode",
        "one that exists",
        text -> Municipalities.japan().find(text).isPresent());
    values(
        book,
        "schema/number/5",
        TEXTS,
        codes + "|individualNumber",
        "of the synthetic block",
        text -> text.startsWith(text.length() == 11 ? "99" : "999"));
    values(
        book,
        "schema/number/6",
        TEXTS,
        "updateNumber",
        "1-999999999",
        text -> text.matches("[1-9][0-9]{0,8}"));
  }

  private static void texts(Casebook book) {
    values(
        book,
        "schema/text/1",
        TEXTS,
        "text",
        "no control characters, no white space at its ends",
        text -> text.strip().equals(text) && text.codePoints().noneMatch(Character::isISOControl));
    values(
        book,
        "schema/text/2",
        TEXTS,
        "text",
        "<= 200 characters",
        text -> CardStories.seen(text) <= LONGEST);
    book.told(
        "schema/text/3",
        TEXTS,
        tale -> named(tale, VARIATION).and(() -> named(tale, COMPATIBILITY)));
    book.told("schema/text/4", TEXTS, tale -> named(tale, TWO_SPACES));
  }

  /** Somebody's name came as it was entered. */
  private static Finding named(Tale tale, String name) {
    return tale.all(UPDATE).stream()
            .flatMap(it -> it.elements("name").stream())
            .flatMap(it -> SoapView.descendants(it, "*", "text"))
            .anyMatch(it -> it.getTextContent().equals(name))
        ? Finding.good()
        : tale.all(UPDATE).isEmpty()
            ? tale.missing(UPDATE)
            : Finding.bad("name/text", "as entered", "other characters");
  }

  private static void gaiji(Casebook book) {
    book.told("schema/gaiji/1", TEXTS, tale -> marked(tale, SchemaStories::counted));
    book.told("schema/gaiji/2", TEXTS, tale -> marked(tale, SchemaStories::placed));
    book.told("schema/gaiji/3", TEXTS, tale -> marked(tale, SchemaStories::standsFor));
    values(
        book,
        "schema/gaiji/4",
        TEXTS,
        "unifiedCode",
        "J+ and four hexadecimal digits",
        text -> text.matches("J\\+[0-9A-F]{4}"));
    values(
        book,
        "schema/gaiji/5",
        PICTURES,
        "image|gaijiPattern",
        "PNG of 1 to 65,536 bytes",
        SchemaStories::isPng);
  }

  private static boolean isPng(String text) {
    byte[] bytes = Base64.getMimeDecoder().decode(text);
    return bytes.length <= LARGEST_PICTURE
        && bytes.length > 8
        && bytes[0] == (byte) 0x89
        && bytes[1] == 'P'
        && bytes[2] == 'N'
        && bytes[3] == 'G';
  }

  /** Each text of the register; one with a gaiji must have come. */
  private static Finding marked(Tale tale, Function<Element, Finding> check) {
    List<Element> all =
        tale.all()
            .flatMap(it -> it.elements("gaijiCount").stream())
            .map(it -> (Element) it.getParentNode())
            .toList();
    return all.stream()
            .noneMatch(it -> SoapView.descendants(it, "*", "gaiji").findAny().isPresent())
        ? Finding.bad("gaiji", "one", "none")
        : all.stream()
            .map(check)
            .filter(finding -> !(finding instanceof Finding.Good))
            .findFirst()
            .orElse(Finding.good());
  }

  private static String child(Element parent, String name) {
    return SoapView.children(parent).stream()
        .filter(it -> it.getLocalName().equals(name))
        .findFirst()
        .map(Element::getTextContent)
        .orElse("");
  }

  private static List<Integer> positions(Element text) {
    return SoapView.descendants(text, "*", "position")
        .map(it -> Integer.valueOf(it.getTextContent()))
        .toList();
  }

  private static Finding counted(Element text) {
    return equal(
        "gaijiCount",
        String.valueOf(SoapView.descendants(text, "*", "gaiji").count()),
        child(text, "gaijiCount"));
  }

  private static Finding placed(Element text) {
    int length = CardStories.seen(child(text, "text"));
    List<Integer> positions = positions(text);
    return positions.stream().allMatch(it -> it >= 1 && it <= length)
            && positions.stream().distinct().count() == positions.size()
        ? Finding.good()
        : Finding.bad("position", "1-" + length + ", each once", positions.toString());
  }

  private static Finding standsFor(Element text) {
    String value = child(text, "text");
    return positions(text).stream()
            .allMatch(
                it -> value.codePoints().skip(it - 1L).findFirst().orElse(0) == GETA.codePointAt(0))
        ? Finding.good()
        : Finding.bad("text", GETA, "another character");
  }

  private static void dates(Casebook book) {
    book.told("schema/date/1", TEXTS, tale -> every(tale, SchemaStories::formed));
    book.told(
        "schema/date/2",
        TEXTS,
        tale -> {
          List<Sent> born =
              tale.of(Event.BIRTH).stream()
                  .filter(
                      it ->
                          it.errand()
                              .filter(errand -> errand.resident().birthDate().equals("UNKNOWN"))
                              .isPresent())
                  .flatMap(it -> it.sent(UPDATE).stream())
                  .toList();
          return born.isEmpty()
              ? tale.missing(UPDATE)
              : equal("birthDate/form", "F09", form(born.getFirst()));
        });
  }

  private static String form(Sent sent) {
    return sent.elements("birthDate").stream().map(it -> child(it, "form")).findFirst().orElse("");
  }

  /** Only the elements of its form. */
  private static Finding formed(Sent sent) {
    return sent.elements("form").stream()
        .map(it -> (Element) it.getParentNode())
        .map(
            date -> {
              String names =
                  SoapView.children(date).stream()
                      .map(Element::getLocalName)
                      .collect(Collectors.joining(" "));
              return switch (child(date, "form")) {
                case "F00" ->
                    names.matches("form (era )?year month day")
                        ? Finding.good()
                        : Finding.bad("F00", "era, year, month, day", names);
                case "F09" -> equal("F09", "form", names);
                default -> Finding.good();
              };
            })
        .filter(finding -> !(finding instanceof Finding.Good))
        .findFirst()
        .orElse(Finding.good());
  }

  private static void items(Casebook book) {
    values(
        book,
        "schema/item/1",
        ITEMS,
        "nameReading",
        "full-width kana",
        text -> text.matches(KANA) && CardStories.seen(text) <= LONGEST);
    values(
        book,
        "schema/item/2",
        ITEMS,
        "relation",
        "1 to 40 characters",
        text -> !text.isBlank() && CardStories.seen(text) <= 40);
    values(
        book, "schema/item/3", ITEMS, "postalCode", "7 digits", text -> text.matches("[0-9]{7}"));
  }
}
