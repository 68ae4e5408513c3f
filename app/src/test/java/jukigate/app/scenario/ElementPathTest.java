package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class ElementPathTest {
  private static final Element BODY =
      SafeXml.parse(
              Payload.ofUtf8(
                  "<a xmlns:x='urn:x'><control><number>7</number></control>"
                      + "<x:entry><x:number> 8 </x:number></x:entry>"
                      + "<x:entry><x:number>9</x:number><kind>k</kind></x:entry></a>"),
              XmlLimits.DEFAULT)
          .orThrow()
          .getDocumentElement();

  @ParameterizedTest
  @CsvSource({
    "control/number,  7",
    "entry[1]/number, 8",
    "entry[2]/number, 9",
    "a/entry/kind,    k",
    "kind,            k",
    "number[3],       9",
  })
  void valueThatIsThereOnce_isTaken(String path, String value) {
    assertThat(captured(path).orThrow()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"number, 3", "entry/number, 2", "none, 0", "entry[3]/number, 0", "control/kind, 0"})
  void valueThatIsNotThereOnce_isRefusedWithFileLineAndPath(String path, String count) {
    assertThat(captured(path))
        .isEqualTo(Outcome.refused(RefusalCode.CAPTURED_NOT_ONE, "scenario.xml", 12, path, count));
  }

  @Test
  void bodyItself_mayBeNamed() {
    assertThat(new ElementPath("a").in(BODY)).containsExactly(BODY);
  }

  private static Outcome<String> captured(String path) {
    return new Capture(
            "no", Capture.From.ANSWER, new ElementPath(path), Path.of("scenario.xml"), 12)
        .in(BODY);
  }
}
