package jukigate.domain.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {
  private static final RegisterDate DAY = RegisterDate.western(2026, 4, 1);

  @Test
  void identityRecord_hasExactlyTheEightItems() {
    assertThat(
            Arrays.stream(IdentityRecord.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly(
            "residentCode",
            "name",
            "birthDate",
            "sex",
            "address",
            "individualNumber",
            "reason",
            "eventDate");
  }

  @Test
  void residentItems_areTheFortyOfTheFile() {
    assertThat(Arrays.stream(ResidentItem.values()).map(ResidentItem::number))
        .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1).limit(40).toList());
    assertThat(Arrays.stream(ResidentItem.values()).map(item -> item.label(Language.JA)))
        .doesNotHaveDuplicates()
        .startsWith("住民票コード", "漢字氏名", "外字数(氏名)", "ふりがな氏名", "清音化かな氏名")
        .endsWith("旧氏 漢字", "旧氏 外字数", "旧氏 ふりがな", "旧氏 外字変更連番");
  }

  @Test
  void projection_keepsTheEightItemsOnly() {
    ResidentRecord record = record(Optional.of(SyntheticBlock.individualNumber(1)));
    IdentityRecord sent = record.toIdentityRecord().orThrow();
    assertThat(sent)
        .isEqualTo(
            new IdentityRecord(
                SyntheticBlock.residentCode(1),
                RegisterText.of("山田\u3000太郎"),
                DAY,
                Sex.MALE,
                RegisterText.of("静岡県静岡市葵区追手町5番1号"),
                SyntheticBlock.individualNumber(1),
                EventReason.BIRTH,
                DAY));
  }

  @Test
  void projection_withoutIndividualNumber_isRefused() {
    assertThat(record(Optional.empty()).toIdentityRecord())
        .isEqualTo(Outcome.refused(RefusalCode.NUMBER_MISSING, "R13"));
  }

  @Test
  void items_areReadByName() {
    ResidentRecord record = record(Optional.empty());
    assertThat(ResidentItem.PLAIN_KANA.read(record)).contains("やまたたろお");
    assertThat(ResidentItem.GAIJI.read(record)).contains("1");
    assertThat(ResidentItem.INDIVIDUAL_NUMBER.read(record)).isEmpty();
    assertThat(ResidentItem.REASON.read(record)).contains("A03");
  }

  @ParameterizedTest
  @CsvSource({
    "ヤマダ タロウ,やまだ　たろう,やまたたろお",
    "ﾊﾝﾀﾞ ｼﾞｭﾝ,はんだ　じゅん,はんたしゆん",
    "ヴァン,ゔぁん,はん",
    "ヲワリ,をわり,おはり",
    "オオノ ユーコ,おおの　ゆーこ,おおのゆこ",
    "コヂカ ツヅミ,こぢか　つづみ,こしかつすみ",
    "イトウ ウタ,いとう　うた,いとおうた"
  })
  void kana_isMadePlainByThePublicRules(String input, String furigana, String plain) {
    Kana kana = Kana.parse(input).orElseThrow();
    assertThat(kana.value()).isEqualTo(furigana);
    assertThat(kana.plain()).isEqualTo(plain);
  }

  @Test
  void kanji_isNoFurigana() {
    assertThat(Kana.parse("山田")).isEmpty();
    assertThat(Kana.parse("")).isEmpty();
  }

  @Test
  void reasons_haveDistinctCodesOfTheirKind() {
    assertThat(Arrays.stream(EventReason.values()).map(EventReason::code)).doesNotHaveDuplicates();
    for (EventReason reason : EventReason.values()) {
      char letter =
          switch (reason.kind()) {
            case ENTRY -> 'A';
            case ERASURE -> 'D';
            case CORRECTION -> 'C';
            case NONE -> reason.code().charAt(0);
          };
      assertThat(reason.code()).startsWith(String.valueOf(letter)).hasSize(3);
      assertThat(EventReason.ofCode(reason.code())).contains(reason);
    }
  }

  @Test
  void householdReasons_areNotSent() {
    assertThat(Arrays.stream(EventReason.values()).filter(reason -> !reason.isSent()))
        .extracting(EventReason::code)
        .containsExactly("C10", "C11", "C12", "C13", "N01", "N02");
  }

  private static ResidentRecord record(Optional<IndividualNumber> number) {
    Person person =
        new Person(
            SyntheticBlock.residentCode(1),
            number,
            new PersonName(RegisterText.of("山田\u3000太郎"), Kana.parse("ヤマダ タロウ")),
            Optional.empty(),
            DAY,
            Sex.MALE);
    LocalGovernmentCode shizuoka = new LocalGovernmentCode("221007");
    RegisterText address = RegisterText.of("静岡県静岡市葵区追手町5番1号");
    return new ResidentRecord(
        person,
        new Residence(shizuoka, "2210001", "4200853", address),
        new ResidenceHistory(DAY, DAY, DAY, Optional.empty()),
        "子",
        new ResidentEventData(EventReason.BIRTH, DAY, ""),
        Optional.empty(),
        new ControlItems(
            new ControlItems.Request("R-1", "op-1", "term-1"),
            1,
            0,
            Set.of(RecordFlag.GAIJI),
            RecordStatus.OPEN,
            Instant.EPOCH));
  }
}
