package jukigate.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {
  private static final String UPDATE =
      "<p:UpdateIdentity xmlns:p='urn:jukigate:identity-update:v1' xmlns:t='urn:jukigate:types:v1'>"
          + "<p:control><p:updateNumber>8</p:updateNumber></p:control><p:record>"
          + "<p:residentCode>99000000015</p:residentCode>"
          + "<p:name><t:text>葛󠄂子</t:text></p:name><p:eventReason>A03</p:eventReason>"
          + "</p:record></p:UpdateIdentity>";

  private static List<String> lines(Diff diff, Language language, boolean coloured) {
    return new TerminalView(language, coloured, UnaryOperator.identity()).lines(diff);
  }

  private static String first(String changed, Language language) {
    return lines(DiffTest.diff(UPDATE, changed), language, false).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">8< | >9< | ✗ 更新順番号: 期待 8、実際 9 | ✗ Update number: 8 expected, 9 received",
        "A03 | A01 | ✗ 異動事由: 期待 A03 (出生)、実際 A01 (国内転入) | ✗ Event reason: A03 (Birth) expected, A01 (Moved in from within Japan) received",
        "󠄂   | ''  | ✗ 氏名 › 文字列: 期待 葛󠄂子、実際 葛子 (U+E0102 / –) | ✗ Name › Text: 葛󠄂子 expected, 葛子 received (U+E0102 / –)",
        ">8< | '> 8<' | ✗ 更新順番号: 期待 8、実際 「 8」 (– / U+0020) | ✗ Update number: 8 expected, “ 8” received (– / U+0020)",
        ">8< | >8&#x202e;< | ✗ 更新順番号: 期待 8、実際 8\\u{202E} (– / U+202E) | ✗ Update number: 8 expected, 8\\u{202E} received (– / U+202E)",
        ">8< | ><   | ✗ 更新順番号: 期待 8、実際 空 | ✗ Update number: 8 expected, an empty value received"
      })
  void firstLine_saysItInWordsOfTheRegister(String from, String to, String ja, String en) {
    String changed = UPDATE.replace(from, to);
    assertThat(first(changed, Language.JA)).isEqualTo(ja);
    assertThat(first(changed, Language.EN)).isEqualTo(en);
  }

  @Test
  void missingAndUnexpected_areSaid() {
    String field = "<p:eventReason>A03</p:eventReason>";
    String without = UPDATE.replace(field, "");
    assertThat(first(without, Language.EN))
        .isEqualTo("✗ Event reason A03 (Birth): expected, not received");
    assertThat(lines(DiffTest.diff(without, UPDATE), Language.JA, false).getFirst())
        .isEqualTo("✗ 異動事由 A03 (出生): 期待していないものがある");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 | 8 | 9 | 8 expected, 9 received (as recorded, not as expected)",
        "8 | 8 | 9 | 8 expected, 9 received (neither as recorded nor as expected)",
        "7 | 8 | 8 | 7 recorded, 8 received as expected",
        "7 | 8 | 9 | 8 expected, 9 received, 7 recorded"
      })
  void ofThree_itIsSaidWhoStandsAlone(
      String recorded, String expected, String actual, String said) {
    Diff diff = DiffTest.diff(with(recorded), with(expected), with(actual));
    assertThat(lines(diff, Language.EN, false)).startsWith("✗ Update number: " + said);
  }

  private static String with(String number) {
    return UPDATE.replace(">8<", ">" + number + "<");
  }

  /** What an expectation leaves open is no difference from the past. */
  @Test
  void recordedValueThatTheExpectationAdmits_isNotTold() {
    assertThat(DiffTest.diff(with("7"), with("${number}"), with("9")).isEqual()).isTrue();
    String structure = "<a><b>${any}</b></a>";
    assertThat(DiffTest.diff("<a><b><c/><d/></b></a>", structure, "<a><b><d/></b></a>").isEqual())
        .isTrue();
  }

  @Test
  void terminal_showsBothSidesBesideEachOther() {
    List<String> lines = lines(DiffTest.diff(UPDATE, with("9")), Language.EN, false);
    assertThat(lines)
        .contains("    /UpdateIdentity/control/updateNumber")
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith("≠ ")
                    .contains("<p:updateNumber>⟦8⟧</>")
                    .contains(" │ ")
                    .contains("<p:updateNumber>⟦9⟧</>"))
        .allSatisfy(it -> assertThat(Columns.of(it)).isLessThanOrEqualTo(100));
    assertThat(String.join("\n", lines(DiffTest.diff(UPDATE, with("9")), Language.EN, true)))
        .contains("\u001b[31m9\u001b[39m")
        .doesNotContain("⟦");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void longTexts_stayInTheirColumn(Language language) {
    String text = "静岡市葵区追手町".repeat(30);
    String longer = UPDATE.replace("葛󠄂子", text);
    Diff diff = DiffTest.diff(UPDATE, longer, longer.replace("町<", "町x<"));
    assertThat(lines(diff, language, false))
        .filteredOn(it -> !it.startsWith("✗"))
        .hasSizeGreaterThan(20)
        .allSatisfy(it -> assertThat(Columns.of(it)).isLessThanOrEqualTo(100));
  }

  @Test
  void page_hasBothLanguagesAndNothingFromElsewhere() {
    Sides sides =
        new Sides(
            Optional.empty(),
            DiffTest.message("<e>.xml", UPDATE),
            DiffTest.message("a.xml", UPDATE.replace("A03", "&lt;script&gt;")));
    String page =
        new HtmlView(Diff.of(sides, Masks.ofTheWire()).orThrow()).page(sides, Language.JA);
    assertThat(page)
        .contains("default-src 'none'", "&lt;e&gt;.xml", "lang=\"ja\"", "id=\"ja\" checked")
        .contains("異動事由: 期待 A03 (出生)", "Event reason: A03 (Birth) expected")
        .contains("<mark class=\"expected\">A03</mark>", "prefers-color-scheme: dark")
        .contains("99000000015")
        .doesNotContain("<script", "http://", "https://", "@import", "<link");
  }

  /** A block of thousands that differs everywhere is neither a book nor a heavy page. */
  @Test
  void manyDifferences_areToldToAnEnd() {
    String block = "<a>" + "<b>1</b>".repeat(5_000) + "</a>";
    Diff diff = DiffTest.diff(block, block.replace(">1<", ">2<"));
    assertThat(diff.differences()).hasSize(5_000);
    assertThat(lines(diff, Language.EN, false))
        .hasSizeLessThan(4_000)
        .contains("⋯ 4800 more", "  ⋯ 2002 more rows");
    assertThat(new HtmlView(diff).fragment()).contains("4800 more", "ほか 4800 件", "2002 more rows");
  }

  @Test
  void fragment_isPartOfAPage() {
    String fragment = new HtmlView(DiffTest.diff(UPDATE, with("9"))).fragment();
    assertThat(fragment)
        .contains("<div class=\"diff\"", "Update number: 8 expected, 9 received")
        .doesNotContain("<html", "<style");
    assertThat(HtmlView.style()).contains(".diff mark").doesNotContain("<style");
  }
}
