package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeyTest {
  @ParameterizedTest
  @CsvSource({
    "渡邊　照子, 渡辺照子, true",
    "渡邉 照子, 渡辺照子, true",
    "濱﨑髙子, 浜崎高子, true",
    "\uD842\uDFB7野葛\uDB40\uDD02子, 吉野葛子, true",
    "ＡＮＮＡ　Ｓ, ANNA S, true",
    "渡辺照子, 渡部照子, false",
    "渡辺照子, 渡辺照, false"
  })
  void names_areTheSameButForVariantsAndSpaces(String one, String other, boolean same) {
    assertThat(
            SearchKey.ofName(RegisterText.of(one)).equals(SearchKey.ofName(RegisterText.of(other))))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "架空町二丁目3番4号, 架空町２－３－４, true",
    "架空町2丁目3番地の4, 架空町2-3-4, true",
    "架空町十二丁目3番, 架空町12-3, true",
    "架空町二十一番地, 架空町21, true",
    "架空町2ー3, 架空町2-3, true",
    "架空町2-34, 架空町23-4, false",
    "架空町一丁目, 架空町二丁目, false",
    "三番町4番, 三番町4, true"
  })
  void addresses_areTheSameHoweverTheirNumbersAreWritten(String one, String other, boolean same) {
    assertThat(
            SearchKey.ofAddress(RegisterText.of(one))
                .equals(SearchKey.ofAddress(RegisterText.of(other))))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, false, false, true",
    "true, false, true, false, true",
    "true, true, true, true, true",
    "true, false, false, false, false",
    "true, false, false, true, false",
    "false, false, false, true, false",
    "false, true, true, true, false",
    "false, false, false, false, false"
  })
  void r4_search_needsTheNameAndTheAddressOrTheDateOfBirth(
      boolean name, boolean birthDate, boolean address, boolean sex, boolean enough) {
    var search =
        new Search(
            Optional.of(RegisterText.of("渡辺照子")).filter(any -> name),
            RegisterDate.parse("S63-12-24").filter(any -> birthDate),
            Optional.of(RegisterText.of("静岡県")).filter(any -> address),
            Optional.of(Sex.FEMALE).filter(any -> sex));

    assertThat(search.narrowEnough())
        .isEqualTo(
            enough
                ? Outcome.passed(search)
                : Outcome.refused(RefusalCode.SEARCH_TOO_WIDE, Rule.SEARCH_MINIMUM));
  }

  @ParameterizedTest
  @CsvSource({
    "静岡県静岡市葵区架空町1番, cs-221007",
    "静岡県浜松市架空町1番, pref-220001",
    "神奈川県横浜市架空町1番, national",
    "架空町1番, national"
  })
  void r5_search_goesToTheOwnRegisterThePrefectureOrTheNationalServer(String address, String to) {
    var search =
        new Search(
            Optional.of(RegisterText.of("渡辺照子")),
            Optional.empty(),
            Optional.of(RegisterText.of(address)),
            Optional.empty());

    assertThat(InquiryRoute.of(new NodeId("cs-221007"), search)).isEqualTo(new NodeId(to));
  }
}
