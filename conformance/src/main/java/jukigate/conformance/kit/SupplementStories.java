package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.stream.Collectors;
import jukigate.conformance.sut.Event;
import jukigate.domain.node.NodeId;

/** X14 and X20: the supplementary register of who has the domicile here, or elsewhere. */
final class SupplementStories {
  private static final String UPDATE = "UpdateSupplement";
  private static final String NOTICE = "NotifySupplementEntry";

  static final Story HERE =
      Stories.of(
          "supplement",
          "X01 X14",
          "",
          "本籍のある住民の附票に記載し、修正し、消除する。記載のない人の修正も試す",
          "an entry, a correction and a deletion for somebody with the domicile here; a correction without an entry is tried, too",
          play -> {
            play.send(Event.BIRTH);
            for (String kind : new String[] {"1", "3", "2"}) {
              play.send(Event.SUPPLEMENT_HERE, "kind", kind, "supplementNumber", number(kind));
            }
            play.ask(Event.SUPPLEMENT_HERE, "kind", "3");
            play.about(play.somebody()).send(Event.BIRTH);
            play.ask(Event.SUPPLEMENT_HERE, "kind", "3");
          });

  static final Story ELSEWHERE =
      Stories.of(
          "supplement-elsewhere",
          "X01 X20",
          "",
          "他の市町村に本籍のある住民の記載事項を通知する",
          "a notice about somebody whose domicile is elsewhere",
          play -> {
            play.send(Event.BIRTH, "domicile", "北海道札幌市中央区架空町1番地");
            play.send(Event.SUPPLEMENT_ELSEWHERE, "kind", "1");
          });

  private SupplementStories() {}

  /** In the order of the story. */
  private static String number(String kind) {
    return String.valueOf("132".indexOf(kind) + 1);
  }

  static void in(Casebook book) {
    book.told(
        "business/x14/1",
        HERE,
        tale ->
            tale.goes(
                UPDATE,
                NodeId.supplementaryPrefecture(tale.sut().localGovernment().orElseThrow()).urn()));
    book.told("business/x14/2", HERE, SupplementStories::withoutNumber);
    book.told(
        "business/x14/3",
        HERE,
        tale -> equal("kind", "1 3 2", all(tale, "kind")).and(() -> refused(tale)));
    book.told(
        "business/x14/4", HERE, tale -> equal("updateNumber", "1 2 3", all(tale, "updateNumber")));
    book.told(
        "business/x20/12",
        ELSEWHERE,
        tale ->
            tale.goes(NOTICE, Stage.OTHER.urn())
                .and(
                    () ->
                        tale.says(
                            NOTICE,
                            "domicileMunicipalityCode",
                            Stage.OTHER.localGovernment().orElseThrow().value())));
  }

  /** Of the resident of the story: what the CS was told of others goes to the same server. */
  private static String all(Tale tale, String element) {
    String code = MoveStories.first(tale).code().value();
    return tale.all(UPDATE).stream()
        .filter(it -> it.says(code))
        .map(it -> it.text(element))
        .collect(Collectors.joining(" "));
  }

  /** What is no open record is not corrected. */
  private static Finding refused(Tale tale) {
    return tale.silent(
        tale.of(Event.SUPPLEMENT_HERE).stream().skip(3).toList(), it -> it.is(UPDATE));
  }

  private static Finding withoutNumber(Tale tale) {
    String number = MoveStories.first(tale).number().value();
    return tale.each(
        UPDATE,
        it ->
            it.says(number)
                ? Finding.bad(UPDATE, "no individual number", "an individual number")
                : Finding.good());
  }
}
