package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.conformance.sut.Told;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import org.w3c.dom.Element;

/** X02, X03, X17, X18, and the serial numbers of X20: what a system asks and tells servers. */
final class InquiryStories {
  private static final String VERIFY = "VerifyIdentity";
  private static final String SEARCH = "InquireIdentity";
  private static final String DISCLOSE = "DiscloseProvision";
  private static final String LINKAGE = "NotifyLinkageNumber";
  private static final String SERIALS = "NotifyCertificateSerials";
  private static final int MOST_SERIALS = 1_000;
  private static final String RECORD =
      "<p:record><t:name><t:text>架空　通子</t:text><t:gaijiCount>0</t:gaijiCount></t:name><t:birthDate><t:form>F00</t:form><t:era>R</t:era><t:year>8</t:year><t:month>11</t:month><t:day>18</t:day></t:birthDate><t:sex>2</t:sex><t:address><t:text>架空町1番</t:text><t:gaijiCount>0</t:gaijiCount></t:address><t:state>1</t:state></p:record>";

  static final Story VERIFIED =
      one("verified", "X02", Event.VERIFY, "窓口の人を確かめる", "somebody at the counter is verified");
  static final Story SEARCHED =
      one("searched", "X03", Event.SEARCH, "氏名と生年月日で探す", "searches by name and date of birth");
  static final Story SEARCHED_NEAR =
      Stories.of(
          "searched-near",
          "X03",
          "",
          "同じ都道府県の他の市町村の住所で探す",
          "searches by an address in another municipality of the prefecture",
          play -> play.about(play.unique().at("静岡県浜松市中央区架空町1番")).send(Event.SEARCH_NEAR));
  static final Story MANY_HITS =
      Stories.answered(
          "many-hits",
          "X03",
          "",
          "25件の該当があり、20件ずつ返る",
          "25 are found, and 20 come at a time",
          () ->
              Answerings.on(
                  SEARCH, Answerings.drafted((reply, network) -> reply.body(InquiryStories::hits))),
          play -> play.about(play.unique()).send(Event.SEARCH));
  static final Story DISCLOSED =
      one(
          "disclosed",
          "X18",
          Event.DISCLOSURE,
          "記録も提供もない人の開示を求める",
          "asks for the disclosure of somebody of whom there is nothing");

  static final Story LINKED =
      Stories.of(
          "linked",
          "X01 X17",
          "",
          "処理通番を送る。同じ番号を別の人にも試す",
          "sends a processing number; also tried with the same for somebody else",
          play -> {
            String number = play.person().code().value();
            play.send(Event.BIRTH);
            play.send(Event.LINKAGE, "processingNumber", number);
            play.about(play.somebody()).send(Event.BIRTH);
            play.ask(Event.LINKAGE, "processingNumber", number);
          });

  static final Story NUMBERED =
      new Story(
          "serials",
          new Bilingual(
              "シリアル番号の通知が拒否され、1件を訂正して送り直す",
              "a notice of serial numbers is refused, and sent anew with one corrected"),
          Set.of("X01", "X20"),
          Set.of(),
          () ->
              Conduct.answering(
                  Answerings.good(),
                  Answerings.good(),
                  Answerings.fault(RefusalCode.RESIDENT_UNKNOWN, "R5"),
                  Answerings.good()),
          play -> {
            Person one = play.person();
            Person two = play.somebody();
            play.send(Event.BIRTH);
            play.about(two).send(Event.BIRTH);
            play.send(Event.SERIALS, "serials", pair(one, "0A1F") + " " + pair(two, "FFFF"));
            play.send(Event.SERIALS, "serials", pair(one, "0A1F") + " " + pair(two, "0B2E"));
          });

  private InquiryStories() {}

  private static Story one(String id, String exchange, Event event, String ja, String en) {
    return Stories.of(id, exchange, "", ja, en, play -> play.about(play.unique()).send(event));
  }

  private static String pair(Person person, String serial) {
    return person.code().value() + ":" + serial;
  }

  /** The first 20 of 25, or the 5 behind them. */
  private static String hits(String body) {
    boolean rest = body.contains("firstHit>21<");
    return body.replace("hitCount>0<", "hitCount>25<")
        .replace("</p:firstHit>", "</p:firstHit>" + RECORD.repeat(rest ? 5 : 20));
  }

  static void in(Casebook book) {
    should(book);
    questions(book);
    linkage(book);
    disclosure(book);
    serials(book);
  }

  private static void questions(Casebook book) {
    book.told(
        "business/x02/1",
        VERIFIED,
        tale ->
            tale.goes(VERIFY, NodeId.NATIONAL.urn())
                .and(() -> tale.each(VERIFY, it -> equal("purpose", "P05", it.purpose()))));
    book.told(
        "business/x02/2",
        VERIFIED,
        tale ->
            tale.each(
                VERIFY,
                it ->
                    it.text("residentCode").isEmpty() && it.elements("fourItems").isEmpty()
                        ? Finding.bad("presented", "residentCode or fourItems", "neither")
                        : Finding.good()));
    book.told(
        "business/x03/1",
        SEARCHED,
        tale ->
            tale.each(
                SEARCH,
                it ->
                    !it.elements("search").isEmpty()
                            && (it.text("name").isEmpty()
                                || (it.text("address").isEmpty() && it.text("birthDate").isEmpty()))
                        ? Finding.bad("search", "name, and address or birthDate", "less")
                        : Finding.good()));
    book.told(
        "business/x03/2",
        SEARCHED,
        tale ->
            tale.each(
                SEARCH,
                it ->
                    List.of("P05", "P06").contains(it.purpose())
                        ? Finding.good()
                        : Finding.bad("purpose", "P05, P06", it.purpose())));
  }

  private static void should(Casebook book) {
    book.told(
        "business/x03/3",
        SEARCHED_NEAR,
        tale -> tale.goes(SEARCH, MoveStories.prefecture(tale).urn()));
    book.told(
        "business/x03/4",
        MANY_HITS,
        tale ->
            equal(
                "firstHit",
                "1 21",
                tale.all(SEARCH).stream()
                    .map(it -> it.text("firstHit").isEmpty() ? "1" : it.text("firstHit"))
                    .collect(Collectors.joining(" "))));
  }

  private static void linkage(Casebook book) {
    book.told(
        "business/x17/1",
        LINKED,
        tale ->
            tale.goes(LINKAGE, NodeId.NATIONAL.urn())
                .and(() -> tale.each(LINKAGE, it -> equal("purpose", "P13", it.purpose()))));
    book.told("business/x17/2", LINKED, InquiryStories::ofOne);
  }

  /** A processing number is of one resident. */
  private static Finding ofOne(Tale tale) {
    Map<String, String> holders = new HashMap<>();
    return tale.each(
        LINKAGE,
        it -> {
          String before = holders.putIfAbsent(it.text("processingNumber"), it.text("residentCode"));
          return before == null || before.equals(it.text("residentCode"))
              ? Finding.good()
              : Finding.bad("processingNumber", "of one resident", "of two");
        });
  }

  private static void disclosure(Casebook book) {
    book.told(
        "business/x18/1",
        DISCLOSED,
        tale ->
            tale.each(
                DISCLOSE,
                it ->
                    List.of(NodeId.NATIONAL.urn(), MoveStories.prefecture(tale).urn())
                            .contains(it.to())
                        ? equal("purpose", "P14", it.purpose())
                        : Finding.bad("wsa:To", "pref or national", it.to())));
    book.told(
        "business/x18/2", DISCLOSED, tale -> tale.says(DISCLOSE, "municipalityCode", tale.home()));
    book.told(
        "business/x18/3",
        DISCLOSED,
        tale ->
            tale.each(DISCLOSE, it -> Finding.good())
                .and(
                    () ->
                        Tale.took(tale.of(Event.DISCLOSURE).getFirst(), Told.State.ACKNOWLEDGED)));
  }

  private static void serials(Casebook book) {
    book.told(
        "business/x20/9",
        NUMBERED,
        tale ->
            tale.each(
                SERIALS,
                it -> {
                  int many = it.elements("certificate").size();
                  return many >= 1 && many <= MOST_SERIALS
                      ? Finding.good()
                      : Finding.bad("certificate", "1-1000", String.valueOf(many));
                }));
    book.told(
        "business/x20/10",
        NUMBERED,
        tale ->
            tale.each(
                SERIALS,
                it ->
                    it.elements("serialNumber").stream()
                        .map(Element::getTextContent)
                        .filter(text -> !text.matches("[0-9A-F]{1,40}"))
                        .findFirst()
                        .map(text -> Finding.bad("serialNumber", "[0-9A-F]{1,40}", text))
                        .orElse(Finding.good())));
    book.told("business/x20/11", NUMBERED, InquiryStories::anew);
  }

  /** All entries come again, under a number of their own. */
  private static Finding anew(Tale tale) {
    List<Sent> sent = tale.all(SERIALS);
    if (sent.size() != 2) {
      return Finding.bad("requests", "2", String.valueOf(sent.size()));
    }
    String codes =
        IntStream.range(0, 2)
            .mapToObj(i -> String.valueOf(sent.get(i).elements("certificate").size()))
            .collect(Collectors.joining(" "));
    return equal("certificate", "2 2", codes)
        .and(
            () ->
                sent.get(0).number().equals(sent.get(1).number())
                    ? Finding.bad("requestNumber", "a new one", "the same")
                    : Finding.good())
        .in(sent.get(1).arrival());
  }
}
