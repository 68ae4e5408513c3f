package jukigate.contract;

import static jukigate.contract.ContractFiles.all;
import static jukigate.contract.ContractFiles.children;
import static jukigate.contract.ContractFiles.elementNames;
import static jukigate.contract.ContractFiles.named;
import static jukigate.contract.ContractFiles.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jukigate.domain.Language;
import jukigate.domain.register.ResidentItem;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Every item that the public documents name has its element, and nothing else has crept in. */
class ItemsTest {
  /** 住基ネットの業務の流れ（2003年ごろ） 2: 転出証明書に記載されている事項. */
  private static final List<String> OUT_MIGRATION =
      List.of(
          "氏名",
          "生年月日",
          "性別",
          "続柄",
          "戸籍の表示",
          "住所",
          "転出先",
          "転出の予定年月日",
          "住民票コード",
          "国民健康保険の被保険者である旨等",
          "介護保険の被保険者である旨",
          "国民年金の被保険者種別等",
          "児童手当の支給を受けている旨");

  /** The same, 1: 広域交付の最大8情報. */
  private static final List<String> RESIDENCE_COPY =
      List.of("氏名", "生年月日", "性別", "続柄", "住民となった年月日", "住所", "住所を定めた旨の届出の年月日及び従前の住所", "住民票コード");

  @Test
  void residentRecord_hasThe40ItemsInTheirOrder() {
    List<String> found =
        all(
                named(schema("resident-record"), "element", "ResidentRecord"),
                ContractFiles.XS,
                "element")
            .map(ItemsTest::item)
            .toList();

    List<String> wanted =
        Arrays.stream(ResidentItem.values()).map(item -> "本人確認情報ファイル " + item.number()).toList();
    assertThat(wanted).hasSize(40);
    assertThat(found).containsExactlyElementsOf(wanted);
  }

  @Test
  void residentRecord_namesTheItemsAsTheDocumentDoes() {
    List<Element> elements =
        all(
                named(schema("resident-record"), "element", "ResidentRecord"),
                ContractFiles.XS,
                "element")
            .toList();

    for (ResidentItem item : ResidentItem.values()) {
      assertThat(documentation(elements.get(item.number() - 1), "ja"))
          .as("item %d", item.number())
          .isEqualTo(item.label(Language.JA) + "。");
    }
  }

  @Test
  void identityRecord_hasExactlyTheEightItemsOfTheLaw() {
    assertThat(elementNames(named(schema("identity-update"), "complexType", "IdentityRecord")))
        .containsExactly(
            "residentCode",
            "name",
            "birthDate",
            "sex",
            "address",
            "individualNumber",
            "eventReason",
            "eventDate");
  }

  @Test
  void identityRecord_hasTheComponentsOfTheDomainRecord() {
    List<String> components =
        Arrays.stream(jukigate.domain.register.IdentityRecord.class.getRecordComponents())
            .map(
                component ->
                    component.getName().equals("reason") ? "eventReason" : component.getName())
            .toList();

    assertThat(elementNames(named(schema("identity-update"), "complexType", "IdentityRecord")))
        .containsExactlyElementsOf(components);
  }

  @Test
  void outMigrationCertificate_hasEveryItem() {
    List<String> found = new ArrayList<>();
    for (String type : List.of("OutMigrationCertificate", "OutMigrant")) {
      all(named(schema("out-migration"), "complexType", type), ContractFiles.XS, "element")
          .map(ItemsTest::item)
          .filter(item -> item.startsWith("転出証明書 "))
          .map(item -> item.substring("転出証明書 ".length()))
          .forEach(found::add);
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(OUT_MIGRATION);
  }

  @Test
  void residenceCopy_hasTheEightItems_andTheIndividualNumberOnRequest() {
    List<Element> elements =
        all(
                named(schema("residence-copy"), "complexType", "CopiedResident"),
                ContractFiles.XS,
                "element")
            .toList();

    assertThat(elements.stream().map(ItemsTest::item).filter(item -> !item.isEmpty()))
        .containsExactlyElementsOf(RESIDENCE_COPY.stream().map(item -> "広域交付 " + item).toList());
    assertThat(elements).hasSize(9);
    assertThat(elements.getLast().getAttribute("name")).isEqualTo("individualNumber");
    assertThat(elements.getLast().getAttribute("minOccurs")).isEqualTo("0");
  }

  @Test
  void deliveryAddress_hasEachOfThe67ItemsOnce() {
    List<Integer> found =
        all(schema("delivery-address"), ContractFiles.XS, "element")
            .map(ItemsTest::item)
            .filter(item -> item.startsWith("送付先情報ファイル "))
            .flatMap(item -> Arrays.stream(item.substring("送付先情報ファイル ".length()).split(", ", -1)))
            .map(Integer::valueOf)
            .toList();

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 67).boxed().toList());
  }

  @Test
  void r12_noContractOfTheSupplementaryRegister_hasAnIndividualNumber() {
    for (String service : List.of("supplement-update", "supplement-notice", "supplement-inquiry")) {
      assertThat(all(schema(service), ContractFiles.XS, "element"))
          .isNotEmpty()
          .noneMatch(element -> element.getAttribute("type").contains("individualNumber"));
    }
    assertThat(elementNames(named(schema("register-types"), "complexType", "SupplementRecord")))
        .containsExactly(
            "residentCode",
            "name",
            "nameReading",
            "birthDate",
            "sex",
            "address",
            "kind",
            "entryDate");
  }

  @Test
  void requestForACertificate_cannotHoldAnIndividualNumber() {
    assertThat(
            elementNames(
                named(schema("out-migration"), "element", "RequestOutMigrationCertificate")))
        .containsExactly("control", "key");
    assertThat(elementNames(named(schema("register-types"), "complexType", "IdentityKey")))
        .containsExactly("residentCode", "fourItems");
    assertThat(elementNames(named(schema("register-types"), "complexType", "FourItems")))
        .containsExactly("name", "birthDate", "sex", "address");
  }

  @Test
  void r9_noticeOfInMigration_cannotHoldAnIndividualNumber() {
    assertThat(
            all(schema("in-migration-notice"), ContractFiles.XS, "element")
                .map(one -> one.getAttribute("name") + " " + one.getAttribute("type")))
        .isNotEmpty()
        .noneMatch(one -> one.toLowerCase(Locale.ROOT).contains("individual"));
    assertThat(elementNames(named(schema("in-migration-notice"), "complexType", "InMigrant")))
        .containsExactly(
            "residentCode",
            "name",
            "birthDate",
            "sex",
            "formerAddress",
            "address",
            "movedInOn",
            "notifiedOn");
  }

  private static String item(Element element) {
    return appinfo(element, "urn:jukigate:item");
  }

  private static String appinfo(Element element, String source) {
    return children(element, "annotation")
        .flatMap(annotation -> children(annotation, "appinfo"))
        .filter(appinfo -> appinfo.getAttribute("source").equals(source))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static String documentation(Element element, String language) {
    return children(element, "annotation")
        .flatMap(annotation -> children(annotation, "documentation"))
        .filter(text -> text.getAttributeNS(ContractFiles.XML, "lang").equals(language))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }
}
