package jukigate.app.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.line.schedule.LineSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineScheduleFileTest {
  @TempDir private Path folder;

  @Test
  void everyKindOfWindow_isRead() throws IOException {
    LineSchedule schedule =
        read("""
                <once link="pref-220001" after="PT5S" for="PT1M"/>
                <repeated link="all" direction="in" fault="reset=5kB" pause="PT5M" for="PT1S"/>
                <by-chance link="prefectures" fault="latency=50ms~10ms" pause="PT10M" for="P1DT2H" seed="7"/>
                <daily link="all" from="02:00" to="04:30"/>
                """)
            .orThrow();
    assertThat(schedule.windows())
        .extracting(window -> window.times().getClass().getSimpleName())
        .containsExactly("Once", "Repeated", "Repeated", "Daily");
    assertThat(schedule.windows())
        .extracting(window -> window.fault().text())
        .containsExactly("cut", "reset=5kB", "latency=50ms~10ms", "cut");
    assertThat(schedule.windows().get(1).place().direction()).isEqualTo("in");
  }

  /** The comment before them is no window. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<once link='all' fault='cut' after='soon'/> | JG-O05 | line 4",
        "<once link='all' fault='cutt' after='PT5S'/> | JG-O05 | latency=",
        "<once link='all' fault='latency=fast' after='PT5S'/> | JG-O05 | line 4",
        "<once link='cs-221008' after='PT5S'/> | JG-O05 | line 4",
        "<once link='all' after='PT5S' for='PT0S'/> | JG-O05 | line 4",
        "<once link='all' after='PT'/> | JG-O05 | line 4",
        "<daily link='all' from='02:00' to='02:00'/> | JG-O05 | line 4",
        "<daily link='all' from='25:00' to='02:00'/> | JG-O05 | line 4",
        "<weekly link='all' from='02:00' to='02:00'/> | JG-O05 | weekly",
      })
  void whatCannotBeRead_isRefusedWithFileAndLine(String window, String id, String told)
      throws IOException {
    Refusal refusal = refusal(read("<once link=\"all\" after=\"PT5S\"/>\n" + window));
    assertThat(refusal.code().id()).isEqualTo(id);
    assertThat(refusal.text(Language.EN)).contains("schedule.xml", told);
  }

  @Test
  void scheduleThatContradictsItself_isRefusedWithBothLinesAndBothValues() throws IOException {
    Refusal refusal =
        refusal(
            read(
                """
                <once link="all" fault="latency=50ms" after="PT5S" for="PT1M"/>
                <once link="all" fault="cut" after="PT5S" for="PT1M"/>
                <once link="pref-220001" fault="latency=90ms" after="PT60S"/>
                """));
    assertThat(refusal.code().id()).isEqualTo("JG-O61");
    assertThat(refusal.text(Language.EN))
        .contains("schedule.xml", "line 3 and line 5", "latency=50ms", "latency=90ms");
  }

  private Outcome<LineSchedule> read(String windows) throws IOException {
    String head = "<line-schedule xmlns=\"urn:jukigate:line-schedule:v1\">\n<!-- <once/> -->\n";
    Path file =
        Files.writeString(folder.resolve("schedule.xml"), head + windows + "</line-schedule>");
    return LineScheduleFile.read(file);
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
