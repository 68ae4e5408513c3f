package jukigate.simulators.body;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.domain.message.Payload;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a repetition the same matter, and what another one. */
class ContentDigestTest {
  private static final String SAID = "<a xmlns='urn:a' x='1' y='2'><b>葛\uDB40\uDD00</b><c/></a>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p:a xmlns:p='urn:a' x='1' y='2'><p:b>葛\uDB40\uDD00</p:b><p:c></p:c></p:a>",
        "<a xmlns='urn:a' xmlns:new='urn:of-a-later-contract' y='2' x='1'><b>葛\uDB40\uDD00</b><c/></a>",
        "<a xmlns='urn:a' y='2' x='1'><q:b xmlns:q='urn:a'>&#x845B;&#xE0100;</q:b><c/></a>",
      })
  void sameContentWrittenInAnotherWay_isTheSame(String other) {
    assertThat(digest(other)).isEqualTo(digest(SAID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a xmlns='urn:other' x='1' y='2'><b>葛\uDB40\uDD00</b><c/></a>",
        "<a xmlns='urn:a' x='1' y='3'><b>葛\uDB40\uDD00</b><c/></a>",
        "<a xmlns='urn:a' x='1'><b>葛\uDB40\uDD00</b><c/></a>",
        "<a xmlns='urn:a' x='1' y='2'><b>葛</b><c/></a>",
        "<a xmlns='urn:a' x='1' y='2'><b>葛\uDB40\uDD00</b><c> </c></a>",
        "<a xmlns='urn:a' x='1' y='2'><c/><b>葛\uDB40\uDD00</b></a>",
        "<a xmlns='urn:a' x='1' y='2'><b>葛\uDB40\uDD00<c/></b></a>",
        "<a xmlns='urn:a' xmlns:p='urn:a' p:x='1' y='2'><b>葛\uDB40\uDD00</b><c/></a>",
      })
  void otherContent_isAnother(String other) {
    assertThat(digest(other)).isNotEqualTo(digest(SAID));
  }

  @Test
  void textThatLooksLikeStructure_isText() {
    assertThat(digest("<a><b>x</b><b/></a>")).isNotEqualTo(digest("<a><b>x&gt;&lt;1:b</b></a>"));
  }

  private static String digest(String xml) {
    return ContentDigest.of(
        SafeXml.parse(Payload.ofUtf8(xml), XmlLimits.DEFAULT).orThrow().getDocumentElement());
  }
}
