package jukigate.simulators.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.rule.BulkCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsFileTest {
  private static final String NUMBER = SyntheticBlock.individualNumber(1).value();

  @TempDir Path folder;

  @Test
  void columns_areNamedInJapaneseOrEnglish_inAnyOrder() {
    var ja = read("\uFEFF氏名,住所,一連番号\n架空　一,\"架空町1番1号, 2階\",7\n");
    var en = read("name,number,birthDate,sex\n架空　一,7,S63-12-24,1\n");

    assertThat(search(ja).number()).isEqualTo(7);
    assertThat(search(ja).search().address().orElseThrow().value()).isEqualTo("架空町1番1号, 2階");
    assertThat(search(en).search().birthDate().orElseThrow().text()).isEqualTo("S63-12-24");
  }

  @Test
  void withoutNumbers_conditionsAreCounted_andBlankLinesAreNot() {
    var read = read("individualNumber,name\r\n" + NUMBER + ",\r\n\r\n,架空　一\r\n");

    assertThat(((Outcome.Passed<List<BulkCondition>>) read).value())
        .extracting(BulkCondition::number)
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name;1;1..1000000",
        "name,colour|x,y;1;colour",
        "name,name|x,y;1;name",
        "individualNumber|123456789012;2;individualNumber",
        "birthDate|1988-13-01;2;birthDate",
        "name,sex|x,8;2;sex",
        "name,individualNumber|x,;3;individualNumber",
        "number,name|2,x;3;number",
        "number,name|0,x;2;number",
        "number,name|,x;2;number",
        "name,sex|x;2;CSV",
        "name|\"x;2;CSV",
        "name|x\"y\";2;CSV",
        "name|\"x\"y;2;CSV",
      })
  void badLine_isRefusedWithItsNumberAndColumn(String text, int line, String what) {
    String more = line == 3 && what.equals("number") ? "|2,y" : "";
    String empty = line == 3 && what.startsWith("ind") ? "|," : "";

    var refusal = ((Outcome.Refused<?>) read((text + more + empty).replace("|", "\n"))).refusal();

    assertThat(refusal.code()).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(refusal.arguments()).element(1).isEqualTo(String.valueOf(line));
    assertThat(refusal.arguments()).element(2).isEqualTo(what);
  }

  @Test
  void bothKindsInOneLine_areRefused() {
    var refused = read("individualNumber,name\n" + NUMBER + ",架空　一\n");

    assertThat(refused.isPassed()).isFalse();
  }

  @Test
  void fileThatIsNotThere_orIsNotUtf8_isRefused() throws IOException {
    Path file = folder.resolve("sjis.csv");
    Files.write(file, "氏名\n架空\n".getBytes(Charset.forName("Shift_JIS")));

    assertThat(((Outcome.Refused<?>) ConditionsFile.read(file)).refusal().arguments())
        .contains("UTF-8");
    assertThat(
            ((Outcome.Refused<?>) ConditionsFile.read(folder.resolve("none.csv"))).refusal().code())
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
  }

  private static BulkCondition.BySearch search(Outcome<List<BulkCondition>> read) {
    return (BulkCondition.BySearch) read.orThrow().getFirst();
  }

  private Outcome<List<BulkCondition>> read(String text) {
    try {
      Path file = folder.resolve("conditions.csv");
      Files.writeString(file, text);
      return ConditionsFile.read(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
