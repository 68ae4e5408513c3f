package jukigate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.WebServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import jukigate.contract.cardstate.CardState;
import jukigate.contract.cardstate.CardStateService;
import jukigate.contract.cardstate.UpdateCardState;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateService;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.outmigration.OutMigrationService;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.residencecopy.ResidenceCopyService;
import org.apache.cxf.frontend.ClientProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The published policy alone makes a stock CXF client sign, and where asked encrypt, what must be.
 */
class StockClientTest {
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private static final List<String> PARTS =
      List.of("Body", "Timestamp", "To", "From", "Action", "MessageID", "Dispatch");

  @TempDir static Path folder;
  private static StockClient client;

  @BeforeAll
  static void start() throws Exception {
    client = StockClient.start(folder);
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void identityUpdate_signsEveryPartOfTheProfile() throws Exception {
    Document message = sendIdentityUpdate();

    assertThat(signed(message)).containsAll(PARTS);
    assertThat(headers(message))
        .isSubsetOf(Stream.concat(signed(message).stream(), Stream.of("Security")).toList());
    assertThat(algorithm(message, "SignatureMethod"))
        .containsOnly("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    assertThat(algorithm(message, "DigestMethod"))
        .containsOnly("http://www.w3.org/2001/04/xmlenc#sha256");
    assertThat(algorithm(message, "CanonicalizationMethod"))
        .containsOnly("http://www.w3.org/2001/10/xml-exc-c14n#");
  }

  @Test
  void identityUpdate_saysWhoWritesToWhom_andWhat() throws Exception {
    Document message = sendIdentityUpdate();

    assertThat(text(message, "To")).isEqualTo("urn:jukigate:node:pref-220001");
    assertThat(text(message, "From")).isEqualTo("urn:jukigate:node:cs-221007");
    assertThat(text(message, "Action")).isEqualTo("urn:jukigate:identity-update:v1:UpdateIdentity");
    assertThat(text(message, "operatorId")).isEqualTo("op-0001");
  }

  @Test
  void outMigrationCertificate_isEncryptedForTheReceiver_thenSigned() throws Exception {
    OutMigration port = new OutMigrationService().getOutMigrationPort();
    client.configure(port);
    ClientProxy.getClient(port).getOutInterceptors().add(new OaepSha256());

    assertThatThrownBy(
            () ->
                port.sendOutMigrationCertificate(
                    sample(SendOutMigrationCertificate.class), sample(Dispatch.class)))
        .isInstanceOf(WebServiceException.class);
    Document message = parse(client.sent());

    assertThat(ContractFiles.all(message, XENC, "EncryptedData")).hasSize(1);
    assertThat(ContractFiles.all(message, "urn:jukigate:out-migration:v1", "*")).isEmpty();
    assertThat(signed(message)).containsAll(PARTS);
    // Resolved before it is made, so no policy makes CXF sign it; learn of it when that changes.
    assertThat(signed(message)).doesNotContain("EncryptedKey");
    Element transport = ContractFiles.all(message, XENC, "EncryptedKey").findFirst().orElseThrow();
    assertThat(
            ContractFiles.all(transport, DS, "DigestMethod")
                .map(one -> one.getAttribute("Algorithm")))
        .containsExactly("http://www.w3.org/2001/04/xmlenc#sha256");
    assertThat(
            ContractFiles.all(transport, "http://www.w3.org/2009/xmlenc11#", "MGF")
                .map(one -> one.getAttribute("Algorithm")))
        .containsExactly("http://www.w3.org/2009/xmlenc11#mgf1sha256");
    assertThat(
            ContractFiles.all(message, XENC, "EncryptionMethod")
                .map(one -> one.getAttribute("Algorithm")))
        .containsExactlyInAnyOrder(
            "http://www.w3.org/2009/xmlenc11#aes256-gcm",
            "http://www.w3.org/2009/xmlenc11#rsa-oaep");
  }

  @Test
  void residenceCopy_isEncryptedForTheReceiver_thenSigned() throws Exception {
    ResidenceCopy port = new ResidenceCopyService().getResidenceCopyPort();
    client.configure(port);

    assertThatThrownBy(
            () ->
                port.requestResidenceCopy(
                    sample(RequestResidenceCopy.class), sample(Dispatch.class)))
        .isInstanceOf(WebServiceException.class);
    Document message = parse(client.sent());

    assertThat(ContractFiles.all(message, XENC, "EncryptedData")).hasSize(1);
    assertThat(ContractFiles.all(message, "urn:jukigate:residence-copy:v1", "*")).isEmpty();
    assertThat(signed(message)).containsAll(PARTS);
  }

  @Test
  void cardState_signsEveryPartOfTheProfile() throws Exception {
    CardState port = new CardStateService().getCardStatePort();
    client.configure(port);

    assertThatThrownBy(
            () -> port.updateCardState(sample(UpdateCardState.class), sample(Dispatch.class)))
        .isInstanceOf(WebServiceException.class);
    Document message = parse(client.sent());

    assertThat(signed(message)).containsAll(PARTS);
    assertThat(ContractFiles.all(message, XENC, "*")).isEmpty();
  }

  private static Document sendIdentityUpdate() throws Exception {
    IdentityUpdate port = new IdentityUpdateService().getIdentityUpdatePort();
    client.configure(port);
    assertThatThrownBy(
            () -> port.updateIdentity(sample(UpdateIdentity.class), sample(Dispatch.class)))
        .as("an unsigned answer is refused")
        .isInstanceOf(WebServiceException.class);
    return parse(client.sent());
  }

  private static List<String> signed(Document message) {
    return ContractFiles.all(message, DS, "Reference")
        .map(reference -> reference.getAttribute("URI").substring(1))
        .map(id -> byId(message, id).getLocalName())
        .toList();
  }

  private static List<String> headers(Document message) {
    return ContractFiles.all(message, "http://schemas.xmlsoap.org/soap/envelope/", "Header")
        .flatMap(header -> ContractFiles.children(header))
        .map(Element::getLocalName)
        .toList();
  }

  private static Element byId(Document message, String id) {
    return ContractFiles.all(message, "*", "*")
        .filter(
            one -> one.getAttributeNS(WSU, "Id").equals(id) || one.getAttribute("Id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> algorithm(Document message, String element) {
    return ContractFiles.all(message, DS, element).map(one -> one.getAttribute("Algorithm"));
  }

  private static String text(Document message, String localName) {
    return ContractFiles.all(message, "*", localName).findFirst().orElseThrow().getTextContent();
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static <T> T sample(Class<T> type) throws JAXBException, IOException {
    try (InputStream in = ContractFiles.open("samples/" + type.getSimpleName() + ".xml")) {
      return type.cast(JAXBContext.newInstance(type).createUnmarshaller().unmarshal(in));
    }
  }
}
