package jukigate.domain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import jukigate.domain.node.Municipality.Kind;
import jukigate.domain.number.LocalGovernmentCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MunicipalitiesTest {
  private final Municipalities japan = Municipalities.japan();

  @Test
  void kinds_haveTheirPublishedCounts() {
    Map<Kind, Long> counts =
        japan.all().stream()
            .collect(Collectors.groupingBy(Municipality::kind, Collectors.counting()));
    assertThat(counts)
        .containsEntry(Kind.PREFECTURE, 47L)
        .containsEntry(Kind.CITY, 792L)
        .containsEntry(Kind.TOWN, 743L)
        .containsEntry(Kind.VILLAGE, 183L)
        .containsEntry(Kind.SPECIAL_WARD, 23L)
        .containsEntry(Kind.WARD, 171L)
        .containsEntry(Kind.NOT_OPERATING, 6L);
  }

  @Test
  void registers_areKeptBy1741() {
    assertThat(japan.keepingRegister()).hasSize(1741);
    assertThat(japan.prefectures()).hasSize(47);
  }

  @Test
  void codes_areEachOfOnePrefectureThatExists() {
    assertThat(japan.all()).allMatch(one -> japan.find(one.code().prefecture()).isPresent());
    long summed = japan.prefectures().stream().mapToLong(p -> japan.of(p.code()).count()).sum();
    assertThat(summed).isEqualTo(1741);
  }

  @Test
  void names_areFoundByCode() {
    assertThat(japan.find("221007")).map(Municipality::name).contains("静岡市");
    assertThat(japan.find("131016")).map(Municipality::kana).contains("ちよだく");
    assertThat(japan.find("014001")).map(japan::fullName).contains("北海道虻田郡倶知安町");
    assertThat(japan.find("221015")).map(japan::fullName).contains("静岡県静岡市葵区");
    assertThat(japan.find("220001")).map(japan::fullName).contains("静岡県");
  }

  @Test
  void wardsOfHamamatsu_areThoseSince2024() {
    assertThat(japan.wards(new LocalGovernmentCode("221309")))
        .extracting(Municipality::name)
        .containsExactly("中央区", "浜名区", "天竜区");
  }

  @Test
  void code_withRightCheckDigitButNoGovernment_isUnknown() {
    assertThat(LocalGovernmentCode.parse("221317")).isPresent();
    assertThat(japan.find("221317")).isEmpty();
  }

  @Test
  void code_withWrongCheckDigit_isUnknown() {
    assertThat(japan.find("221008")).isEmpty();
  }

  @Test
  void northernTerritories_keepNoRegister() {
    assertThat(japan.find("016951")).map(Municipality::keepsRegister).contains(false);
  }

  @ParameterizedTest
  @CsvSource({
    "静岡県静岡市葵区架空町1番, 221007",
    "神奈川県横浜市架空区1, 141003",
    "東京都千代田区1番, 131016",
    "北海道札幌市中央区架空条8丁目, 011002",
    "北海道虻田郡倶知安町1番, 014001",
    "東京都大島町1番, 133612",
    "静岡市葵区1番, ''",
    "静岡県架空市1番, ''"
  })
  void address_namesItsMunicipality(String address, String code) {
    assertThat(Municipalities.japan().ofAddress(address).map(one -> one.code().value()).orElse(""))
        .isEqualTo(code);
  }
}
