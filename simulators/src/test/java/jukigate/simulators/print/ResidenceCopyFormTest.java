package jukigate.simulators.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.ReceivedCopy;
import jukigate.simulators.rule.CopyItem;
import org.junit.jupiter.api.Test;

/** 住民票の写し on paper: what stands there and what does not. */
final class ResidenceCopyFormTest {
  private static final Instant AT = Instant.parse("2026-11-20T15:30:00Z");
  private static final RegisterDate BORN = RegisterDate.japanese(LocalDate.of(1988, 12, 24));
  private static final RegisterDate MOVED = RegisterDate.japanese(LocalDate.of(2026, 6, 1));

  @Test
  void onlyWhatWasAskedFor_isShown_andTheRestIsMarkedAsOmitted() throws IOException {
    var relationOnly =
        new ReceivedCopy.Special(Optional.of("世帯主"), Optional.empty(), Optional.empty());
    String text = text(new ReceivedCopy(List.of(person(relationOnly)), asked(true, false, false)));
    assertThat(text)
        .contains("住民票の写し", "広域交付", "架空　雪子", "昭和63年12月24日", "女", "令和8年6月1日")
        .contains("北海道札幌市中央区架空条8丁目9番10号")
        .contains("続柄 世帯主", "従前の住所 記載なし")
        .contains("個人番号 省略", "住民票コード 省略", "戸籍の表示 省略");
  }

  @Test
  void whatWasAskedForAndIsNotThere_isNotCalledOmitted() throws IOException {
    var nothing = new ReceivedCopy.Special(Optional.empty(), Optional.empty(), Optional.empty());
    String text = text(new ReceivedCopy(List.of(person(nothing)), asked(false, true, false)));
    assertThat(text).contains("個人番号 記載なし", "続柄 省略", "住民票コード 省略");
  }

  @Test
  void numbers_areShownWhenAskedFor() throws IOException {
    var number = SyntheticBlock.individualNumber(7);
    var code = SyntheticBlock.residentCode(7);
    var all = new ReceivedCopy.Special(Optional.of("妻"), Optional.of(number), Optional.of(code));
    String text = text(new ReceivedCopy(List.of(person(all)), asked(true, true, true)));
    assertThat(text).contains("個人番号 " + number.value(), "住民票コード " + code.value());
    assertThat(text.replace("戸籍の表示 省略", "")).doesNotContain("省略");
  }

  @Test
  void household_isOnAsManyPagesAsItNeeds_andIssuedOnce() throws IOException {
    var nobody = new ReceivedCopy.Special(Optional.empty(), Optional.empty(), Optional.empty());
    var people = List.of(person(nobody), person(nobody), person(nobody), person(nobody));
    Printed printed = print(new ReceivedCopy(people, Set.of()));
    String text = String.join("", PdfPrinterTest.pages(printed));
    assertThat(printed.pages()).isGreaterThan(1);
    assertThat(text).contains("住民 1／4", "住民 4／4");
    assertThat(text.replaceAll("\\R", ""))
        .contains("北海道札幌市長から通知された事項")
        .containsOnlyOnce("令和8年11月21日")
        .containsOnlyOnce("神奈川県横浜市長（模擬）");
  }

  private static Set<CopyItem> asked(boolean relation, boolean number, boolean code) {
    return new jukigate.simulators.body.CopyBody.Special(relation, number, code).items();
  }

  private static ReceivedCopy.Person person(ReceivedCopy.Special special) {
    var home =
        new ReceivedCopy.Home(
            RegisterText.of("北海道札幌市中央区架空条8丁目9番10号"), MOVED, MOVED, Optional.empty());
    return new ReceivedCopy.Person(RegisterText.of("架空　雪子"), BORN, Sex.FEMALE, home, special);
  }

  private static String text(ReceivedCopy copy) throws IOException {
    return String.join("", PdfPrinterTest.pages(print(copy)));
  }

  private static Printed print(ReceivedCopy copy) {
    var issue = new ResidenceCopyForm.Issue(code("011002"), code("141003"), AT);
    return PdfPrinter.print(ResidenceCopyForm.of(copy, issue), AT);
  }

  private static LocalGovernmentCode code(String value) {
    return LocalGovernmentCode.parse(value).orElseThrow();
  }
}
