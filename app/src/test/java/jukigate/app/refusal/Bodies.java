package jukigate.app.refusal;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.number.SyntheticBlock;

/** Bodies of messages about invented people. Each has a request number of its own. */
public final class Bodies {
  static final String NAME = "架空　拒子";
  static final String ADDRESS = "静岡県静岡市葵区拒否町9番8号";
  static final String SHIZUOKA = "221007";
  static final String YOKOHAMA = "141003";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Bodies() {}

  static String fresh() {
    return "REFUSAL-" + NUMBER.incrementAndGet();
  }

  static String card(int index) {
    return String.format(Locale.ROOT, "CARD%08d", index);
  }

  /** X01 of Shizuoka City. */
  public static String update(int index, int updateNumber, String reason) {
    return """
    <u:UpdateIdentity xmlns:u="urn:jukigate:identity-update:v1" xmlns:t="urn:jukigate:types:v1">
      <u:control>
        <u:requestNumber>%s</u:requestNumber>
        <u:updateNumber>%d</u:updateNumber>
        <u:municipalityCode>221007</u:municipalityCode>
      </u:control>
      <u:record>
        <u:residentCode>%s</u:residentCode>
        <u:name><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></u:name>
        <u:birthDate>%s</u:birthDate>
        <u:sex>2</u:sex>
        <u:address><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></u:address>
        <u:individualNumber>%s</u:individualNumber>
        <u:eventReason>%s</u:eventReason>
        <u:eventDate>%s</u:eventDate>
      </u:record>
    </u:UpdateIdentity>
    """
        .formatted(
            fresh(),
            updateNumber,
            SyntheticBlock.residentCode(index).value(),
            NAME,
            date("H", 2, 4, 5),
            ADDRESS,
            SyntheticBlock.individualNumber(index).value(),
            reason,
            date("R", 8, 11, 20));
  }

  /** X08 of Shizuoka City. */
  static String card(int index, String event, String date) {
    return """
    <c:UpdateCardState xmlns:c="urn:jukigate:card-state:v1" xmlns:t="urn:jukigate:types:v1">
      <c:control>
        <c:requestNumber>%s</c:requestNumber><c:municipalityCode>221007</c:municipalityCode>
      </c:control>
      <c:card>
        <c:cardNumber>%s</c:cardNumber><c:residentCode>%s</c:residentCode>
        <c:event>%s</c:event><c:eventDate>%s</c:eventDate>
      </c:card>
    </c:UpdateCardState>
    """
        .formatted(fresh(), card(index), SyntheticBlock.residentCode(index).value(), event, date);
  }

  /** X04: Yokohama City asks Shizuoka City. */
  static String certificateRequest(int index) {
    return """
    <o:RequestOutMigrationCertificate xmlns:o="urn:jukigate:out-migration:v1"
        xmlns:t="urn:jukigate:types:v1">
      <o:control>
        <o:requestNumber>%s</o:requestNumber>
        <o:destinationMunicipalityCode>141003</o:destinationMunicipalityCode>
        <o:originMunicipalityCode>221007</o:originMunicipalityCode>
      </o:control>
      <o:key><t:residentCode>%s</t:residentCode></o:key>
    </o:RequestOutMigrationCertificate>
    """
        .formatted(fresh(), SyntheticBlock.residentCode(index).value());
  }

  /** X07: Shizuoka City sends Yokohama City the copy that this one asked for. */
  static String copy(int index, String answers, String beyond) {
    return """
    <r:SendResidenceCopy xmlns:r="urn:jukigate:residence-copy:v1" xmlns:t="urn:jukigate:types:v1">
      <r:control>
        <r:requestNumber>%s</r:requestNumber>
        <r:answersRequestNumber>%s</r:answersRequestNumber>
        <r:receiptNumber>R-1</r:receiptNumber>
        <r:issuingMunicipalityCode>141003</r:issuingMunicipalityCode>
        <r:homeMunicipalityCode>221007</r:homeMunicipalityCode>
      </r:control>
      <r:approved>
        <r:resident>
          <r:name><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></r:name>
          <r:birthDate>%s</r:birthDate>
          <r:sex>2</r:sex>
          <r:becameResidentOn>%s</r:becameResidentOn>
          <r:address><t:text>%s</t:text><t:gaijiCount>0</t:gaijiCount></r:address>
          <r:previousAddress><r:notifiedOn>%s</r:notifiedOn></r:previousAddress>
          %s
        </r:resident>
      </r:approved>
    </r:SendResidenceCopy>
    """
        .formatted(
            fresh(),
            answers,
            NAME,
            date("H", 2, 4, 5),
            date("R", 8, 4, 1),
            ADDRESS,
            date("R", 8, 4, 1),
            beyond.formatted(SyntheticBlock.individualNumber(index).value()));
  }

  static String date(String era, int year, int month, int day) {
    return ("<t:form>F00</t:form><t:era>%s</t:era><t:year>%d</t:year>"
            + "<t:month>%d</t:month><t:day>%d</t:day>")
        .formatted(era, year, month, day);
  }
}
