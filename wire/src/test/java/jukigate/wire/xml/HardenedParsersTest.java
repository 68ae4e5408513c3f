package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings one by one: each stands behind others, so no bad document shows that it is gone. */
class HardenedParsersTest {
  private final DocumentBuilderFactory factory = HardenedParsers.factory(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "http://javax.xml.XMLConstants/feature/secure-processing, true",
    "http://apache.org/xml/features/disallow-doctype-decl, true",
    "http://xml.org/sax/features/external-general-entities, false",
    "http://xml.org/sax/features/external-parameter-entities, false",
    "http://apache.org/xml/features/nonvalidating/load-external-dtd, false",
    "http://apache.org/xml/features/dom/defer-node-expansion, false"
  })
  void feature_isSet(String feature, boolean value) throws Exception {
    assertThat(factory.getFeature(feature)).isEqualTo(value);
  }

  @Test
  void factory_readsNothingElse() {
    assertThat(factory.isNamespaceAware()).isTrue();
    assertThat(factory.isXIncludeAware()).isFalse();
    assertThat(factory.isValidating()).isFalse();
    assertThat(factory.getAttribute(XMLConstants.ACCESS_EXTERNAL_DTD)).isEqualTo("");
    assertThat(factory.getAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA)).isEqualTo("");
  }
}
