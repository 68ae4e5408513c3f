package jukigate.wire.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;

/** Shows where two texts part, and nothing that a person could be known by. */
class FirstDifferenceTest {
  private static final String HIDDEN = "\u25A1";

  private static String shown(String received, String signed) {
    return FirstDifference.between(Payload.ofUtf8(received), Payload.ofUtf8(signed))
        .orElseThrow()
        .received();
  }

  @Test
  void window_isOfTwentyFourBeforeAndFortyAfter() {
    String before = "<" + "a".repeat(40);
    String after = "b".repeat(60);
    assertThat(shown(before + after, before + "X")).isEqualTo("a".repeat(24) + "b".repeat(40));
    assertThat(shown("<ab", "<ac")).isEqualTo("<ab");
  }

  @Test
  void markup_isShown_andTextIsNot() {
    assertThat(shown("<a b=\"c\">x 1\t</a>!", "<a b=\"c\">x 1\t</a>?"))
        .isEqualTo("<a b=\"c\">" + HIDDEN + " " + HIDDEN + "\t</a>" + HIDDEN);
    assertThat(shown("<a\n>\n", "<a\n>x")).isEqualTo("<a\u240A>\u240A");
    assertThat(shown("<a\u007F\u0001~é>", "<b"))
        .isEqualTo("<a" + HIDDEN + HIDDEN + "~" + HIDDEN + ">");
  }

  @Test
  void characterThatDiffers_isNamedInATextAndShownInATag() {
    assertThat(shown("<a>高高", "<a>髙髙")).isEqualTo("<a>[U+9AD8]" + HIDDEN);
    assertThat(shown("<a>𠮷野", "<a>𠮸野")).isEqualTo("<a>[U+20BB7]" + HIDDEN);
    assertThat(shown("<a>高", "<a>馬")).isEqualTo("<a>[U+9AD8]");
    assertThat(shown("<a>7", "<a>8")).isEqualTo("<a>[U+0037]");
    assertThat(shown("<a>.", "<a>,")).isEqualTo("<a>" + HIDDEN);
    assertThat(shown("<a b", "<a c")).isEqualTo("<a b");
  }

  @Test
  void offset_isInOctets() {
    var found =
        FirstDifference.between(Payload.ofUtf8("<é>静a"), Payload.ofUtf8("<é>静b")).orElseThrow();
    assertThat(found.offset()).isEqualTo("<é>静".getBytes(StandardCharsets.UTF_8).length);
    assertThat(found.signed()).isEqualTo("<" + HIDDEN + ">" + HIDDEN + "[U+0062]");
  }

  @Test
  void oneIsTheBeginningOfTheOther_orTheSame() {
    assertThat(shown("<a", "<ab")).isEqualTo("<a");
    assertThat(FirstDifference.between(Payload.ofUtf8("<a"), Payload.ofUtf8("<a"))).isEmpty();
  }

  @Test
  void wayOfCanonicalisationThatIsUnknown_givesNoOctets() {
    assertThat(Octets.by("urn:unknown", SafeXml.newDocument())).isEmpty();
  }
}
