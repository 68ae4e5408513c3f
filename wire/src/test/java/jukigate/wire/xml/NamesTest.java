package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

/** A name of the sender's choice goes into refusals and logs. */
class NamesTest {
  private static Node element(String qualified) {
    return SafeXml.newDocument().createElementNS("urn:x", qualified);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Körper", "氏名", "_a-b.c9"})
  void plainName_isShownWithoutItsPrefix(String name) {
    assertThat(Names.label(element(name))).isEqualTo(name);
    assertThat(Names.label(element("p:" + name))).isEqualTo(name);
  }

  @Test
  void nodeWithoutNamespaces_hasItsOneName() {
    assertThat(Names.label(SafeXml.newDocument().createElement("plain"))).isEqualTo("plain");
    assertThat(Names.label(SafeXml.newDocument())).isEqualTo("?");
  }

  @Test
  void longName_isNotShown() {
    assertThat(Names.label(element("n".repeat(64)))).isEqualTo("n".repeat(64));
    assertThat(Names.label(element("n".repeat(65)))).isEqualTo("?");
  }
}
