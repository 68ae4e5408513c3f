package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.wire.Mint;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Stock senders encrypt a fragment that relies on the namespaces around it. */
class DecryptedContentTest {
  private static final String PLACE =
      "<e xmlns:a='urn:outer' xmlns:b='urn:b?x=1&amp;y=\"2\"&lt;' xmlns='urn:default'>"
          + "<place xmlns:a='urn:inner'/></e>";

  private static Optional<Element> content(String plain) {
    Element root =
        SafeXml.parse(Payload.ofUtf8(PLACE), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    return PlainContent.parse(Payload.ofUtf8(plain), (Element) root.getFirstChild());
  }

  @Test
  void prefixes_areThoseOfThePlace() {
    assertThat(content("<a:x/>").orElseThrow().getNamespaceURI()).isEqualTo("urn:inner");
    assertThat(content("<b:x/>").orElseThrow().getNamespaceURI()).isEqualTo("urn:b?x=1&y=\"2\"<");
    assertThat(content("<x/>").orElseThrow().getNamespaceURI()).isEqualTo("urn:default");
    assertThat(content("<a:x xmlns:a='urn:own'/>").orElseThrow().getNamespaceURI())
        .isEqualTo("urn:own");
    assertThat(content("<c:x/>")).isEmpty();
  }

  /** A value such as xsi:type="b:t" is read with them later. */
  @Test
  void element_takesThePrefixesWithIt() {
    Element root = content("<a:x xmlns:c='urn:c'>b:t</a:x>").orElseThrow();
    assertThat(root.getParentNode()).isEqualTo(root.getOwnerDocument());
    assertThat(root.lookupNamespaceURI("a")).isEqualTo("urn:inner");
    assertThat(root.lookupNamespaceURI("b")).isEqualTo("urn:b?x=1&y=\"2\"<");
    assertThat(root.lookupNamespaceURI("c")).isEqualTo("urn:c");
    Payload alone = SafeXml.serialize(root.getOwnerDocument());
    Element again = SafeXml.parse(alone, XmlLimits.DEFAULT).orThrow().getDocumentElement();
    assertThat(again.lookupNamespaceURI("b")).isEqualTo("urn:b?x=1&y=\"2\"<");
  }

  @Test
  void cipherText_ofNothingIsDecrypted_andACutOffOneIsNot() throws GeneralSecurityException {
    byte[] secret = new byte[32];
    byte[] nothing = Encryption.encrypt(new byte[0], secret, new byte[Encryption.IV_BYTES]);
    assertThat(nothing).hasSize(28);
    assertThat(Encryption.decrypt(nothing, secret)).isEmpty();
    assertThatThrownBy(() -> Encryption.decrypt(new byte[27], secret))
        .isInstanceOf(GeneralSecurityException.class);
    byte[] text = "本文".getBytes(StandardCharsets.UTF_8);
    byte[] all = Encryption.encrypt(text, secret, new byte[Encryption.IV_BYTES]);
    assertThat(Encryption.decrypt(all, secret)).isEqualTo(text);
  }

  @Test
  void nameOfAKey_isItsIssuersAndItsSerialNumber() {
    var certificate = new Mint().certificate(wish -> {});
    String serial = certificate.getSerialNumber().toString();
    assertThat(new KeyName("CN=Test Issuing", serial).names(certificate)).isTrue();
    assertThat(new KeyName("cn=test  issuing", serial).names(certificate)).isTrue();
    assertThat(new KeyName("CN=Test Root", serial).names(certificate)).isFalse();
    assertThat(new KeyName("no name", serial).names(certificate)).isFalse();
    assertThat(new KeyName("CN=Test Issuing", serial + "0").names(certificate)).isFalse();
  }
}
