package jukigate.conformance.attack;

import java.util.List;
import java.util.function.UnaryOperator;
import jukigate.conformance.sut.Draft;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/** Senders that change one thing of what a right municipal CS would send. */
final class StoryMutants {
  /**
   * @param caughtBy id of the case
   * @param does what it does wrong, in the words of a program
   */
  record Mutant(String caughtBy, String does, UnaryOperator<Draft> defect) {}

  private static final List<Mutant> ALL =
      List.of(
          body("business/x01/1", "(?s)<u:eventDate>.*</u:eventDate>", ""),
          body("business/x01/2", "</u:record>", "<u:relation>子</u:relation></u:record>"),
          to("business/x01/3", "UpdateIdentity", "pref-130001"),
          body("business/x01/4", "(u:municipalityCode>)[0-9]*", "$1131016"),
          body("business/x01/6", "(?s)架空　通子(.*C01)", "架空　次子$1"),
          body(
              "business/x01/10",
              "</u:record>",
              "</u:record><u:codeChange><u:formerResidentCode>99202611040</u:formerResidentCode></u:codeChange>"),
          body("business/x01/11", "(?s)(individualNumber>)[0-9]*(.*A05)", "$1999202611041$2"),
          body("business/x01/12", "(?s)架空　通子(.*C19)", "架空　路子$1"),
          body("sequence/recovery/1", "<u:recoveryNumber>.*</u:recoveryNumber>", ""),
          body(
              "sequence/recovery/2",
              "</u:updateNumber>",
              "</u:updateNumber><u:recoveryNumber>1</u:recoveryNumber>"),
          purpose("business/x02/1", "VerifyIdentity"),
          body("business/x02/2", "(?s)<p:residentCode>.*</p:fourItems>", ""),
          body("business/x03/1", "(?s)<q:birthDate>.*</q:birthDate>", ""),
          purpose("business/x03/2", "InquireIdentity"),
          body("business/x04/11", "<p:relation>子</p:relation>", "$0<p:familyRegister/>"),
          to("business/x04/13", "RequestOutMigrationCertificate", "cs-131016"),
          purpose("business/x08/1", "UpdateCardState"),
          body("business/x08/2", "event>K01<", "event>K02<"),
          body("business/x08/3", "event>K06<", "event>K02<"),
          body("business/x08/5", "(k:municipalityCode>)[0-9]*", "$1131016"),
          body("business/x09/1", "reason>M1<", "reason>M2<"),
          body("business/x09/2", "(a:individualNumber>)[0-9]*", "$1999202611041"),
          body("business/x10/1", "personCount>1<", "personCount>2<"),
          body("business/x10/2", "length>4<", "length>9<"),
          body(
              "business/x10/3",
              "<n:namePositions></n:namePositions>",
              "<n:namePositions>1</n:namePositions>"),
          body("business/x10/4", "(deliveryNumber>)[^<]*", "$1D-1"),
          to("business/x14/1", "UpdateSupplement", "fpref-130001"),
          body("business/x14/3", "t:kind>1<", "t:kind>3<"),
          body("business/x14/4", "(s:updateNumber>)[0-9]*", "$11"),
          purpose("business/x17/1", "NotifyLinkageNumber"),
          purpose("business/x18/1", "DiscloseProvision"),
          body("business/x18/2", "(p:municipalityCode>)[0-9]*", "$1131016"),
          body("business/x20/10", "serialNumber>0A1F<", "serialNumber>0a1f<"),
          to("business/x20/12", "NotifySupplementEntry", "cs-131016"),
          body("schema/body/1", "</u:control>", "<u:more/></u:control>"),
          body("schema/number/1", "(residentCode>[0-9]{10})[0-9]", "$1x"),
          body("schema/number/2", "(individualNumber>[0-9]{11})[0-9]", "$1x"),
          body("schema/number/4", "(municipalityCode>)[0-9]*", "$1229997"),
          body("schema/number/5", "(u:residentCode>)99", "$112"),
          body("schema/text/1", "架空　通子<", "架空　通子 <"),
          body("schema/text/3", "\uDB40\uDD01", ""),
          body("schema/text/4", "　　", "　"),
          body("schema/gaiji/1", "gaijiCount>1<", "gaijiCount>2<"),
          body("schema/gaiji/2", "position>1<", "position>150<"),
          body("schema/gaiji/3", "〓", "仮"),
          body("schema/gaiji/4", "J\\+4E00", "j+4e00"),
          body("schema/date/1", "F09</t:form>", "F09</t:form><t:year>1</t:year>"),
          body(
              "schema/date/2",
              "<t:form>F09</t:form>",
              "<t:form>F00</t:form><t:era>R</t:era><t:year>1</t:year><t:month>5</t:month><t:day>1</t:day>"),
          body("schema/item/1", "(nameReading>)[^<]*", "$1KAKU"),
          body("schema/item/3", "postalCode>4200000", "postalCode>420-0000"),
          body(
              "http/size/2",
              "<c:certificate>(?!.*<c:certificate>.*<c:certificate>).*?</c:certificate>",
              ""));

  private static Mutant body(String caughtBy, String pattern, String with) {
    return new Mutant(
        caughtBy,
        "s/" + pattern + "/" + with + "/",
        draft ->
            new Draft(
                draft.operation(),
                draft.receiver(),
                draft.purpose(),
                draft.body().replaceAll(pattern, with)));
  }

  private static Mutant to(String caughtBy, String operation, String receiver) {
    return new Mutant(
        caughtBy,
        operation + ": wsa:To = " + receiver,
        draft ->
            draft.operation().name().equals(operation)
                ? new Draft(draft.operation(), new NodeId(receiver), draft.purpose(), draft.body())
                : draft);
  }

  private static Mutant purpose(String caughtBy, String operation) {
    return new Mutant(
        caughtBy,
        operation + ": purpose = " + Purpose.REGISTER_UPDATE.code(),
        draft ->
            draft.operation().name().equals(operation)
                ? new Draft(
                    draft.operation(), draft.receiver(), Purpose.REGISTER_UPDATE, draft.body())
                : draft);
  }

  private StoryMutants() {}

  static List<Mutant> all() {
    return ALL;
  }
}
