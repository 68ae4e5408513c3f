import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import jukigate.contract.individualnumber.IndividualNumber;
import jukigate.contract.inmigrationnotice.InMigrationNotice;
import jukigate.contract.line.Line;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.reconciliation.Reconciliation;
import jukigate.contract.renewalinquiry.RenewalInquiry;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.residentcode.ResidentCode;
import jukigate.contract.supplementnotice.SupplementNotice;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.binding.soap.saaj.SAAJInInterceptor;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.ws.policy.PolicyEngine;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.handler.WSHandlerConstants;

/**
 * A small municipal CS on Apache CXF that is called: out-migration and in-migration (X04, X05),
 * residence copies (X07), numbers and codes (X11, X12), reconciliation (X13), line check (X19), the
 * supplementary register (X20). Endpoints of the published WSDL, validated by CXF, signed and
 * opened by WSS4J; the interceptors beside it are what the two do not do.
 */
public final class Cs {
  private final Wire wire;
  private final Path nodes;
  private final Bus bus = BusFactory.newInstance().createBus();
  private final Admission admission;

  private Cs(Wire wire, Path nodes) {
    this.wire = wire;
    this.nodes = nodes;
    this.admission = new Admission(wire.sender());
  }

  /** Words: --keys, --trust, --nodes, --node, --port (0 takes a free one). */
  public static void main(String[] words) throws Exception {
    Listener.harden();
    LogManager.getLogManager().reset(); // what is asked about residents belongs into no log
    Map<String, String> said = Wire.said(words);
    said.put("sender", said.get("node"));
    Wire wire = Wire.of(said);
    int port = new Cs(wire, Path.of(said.get("nodes"))).serve(said.getOrDefault("port", "9500"));
    System.out.println(new ObjectMapper().writeValueAsString(Map.of("port", port)));
  }

  private int serve(String port) throws Exception {
    // The policies in the WSDL would leave faults to what CXF could not read unsigned.
    bus.getExtension(PolicyEngine.class).setEnabled(false);
    var office = new Office(wire.sender());
    publish("line", Line.class, new LineCheck(office, wire));
    var cities = new CityDesk(office);
    publish("residence-copy", ResidenceCopy.class, cities);
    publish("out-migration", OutMigration.class, cities);
    publish("in-migration-notice", InMigrationNotice.class, cities);
    publish("supplement-notice", SupplementNotice.class, cities);
    var servers = new ServerDesk(office);
    publish("individual-number", IndividualNumber.class, servers);
    publish("resident-code", ResidentCode.class, servers);
    publish("reconciliation", Reconciliation.class, servers);
    publish("renewal-inquiry", RenewalInquiry.class, servers);
    return Listener.start(Integer.parseInt(port), wire, bus);
  }

  private void publish(String service, Class<?> contract, Object implementor) throws Exception {
    var trusted = new Trusted(wire);
    var server = new JaxWsServerFactoryBean();
    server.setBus(bus);
    server.setServiceClass(contract);
    server.setServiceBean(implementor);
    server.setWsdlLocation("classpath:wsdl/" + service + ".wsdl");
    server.setServiceName(
        new QName("urn:jukigate:" + service + ":v1", contract.getSimpleName() + "Service"));
    server.setEndpointName(
        new QName("urn:jukigate:" + service + ":v1", contract.getSimpleName() + "Port"));
    server.setAddress("/" + service + "/v1");
    server.setProperties(
        new HashMap<>(
            Map.of(
                "schema-validation-enabled", "IN",
                "ws-security.enable.timestamp.cache", "false",
                "ws-security.enable.nonce.cache", "false")));
    var in = new WSS4JInInterceptor(verification(trusted));
    in.setIgnoreActions(true); // Structure and Caller ask for more
    server.setInInterceptors(
        List.of(
            new Arrival(trusted),
            new SAAJInInterceptor(),
            new Structure(dispatches()),
            in,
            new Caller(trusted, wire.sender()),
            new Content(),
            admission));
    var out = new WSS4JOutInterceptor(signing());
    server.setOutInterceptors(List.of(new Answer(wire.sender()), out));
    server.setOutFaultInterceptors(List.of(new Answer(wire.sender()), out));
    server.create();
  }

  private Map<String, Object> verification(Trusted trusted) throws Exception {
    Map<String, Object> properties = new HashMap<>();
    properties.put(WSHandlerConstants.ACTION, "Timestamp Signature Encryption");
    properties.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, "trusted");
    properties.put("trusted", trusted.forSignatures());
    properties.put(WSHandlerConstants.DEC_PROP_REF_ID, "opening");
    properties.put("opening", Wire.merlin(wire.own("encrypt")));
    properties.put(WSHandlerConstants.PW_CALLBACK_REF, (CallbackHandler) Wire::password);
    properties.put(WSHandlerConstants.TTL_FUTURE_TIMESTAMP, "30");
    properties.put(
        WSS4JInInterceptor.PROCESSOR_MAP, Map.of(WSConstants.ENCRYPTED_KEY, new Opening()));
    return properties;
  }

  private Map<String, Object> signing() throws Exception {
    Map<String, Object> properties = new HashMap<>();
    properties.put(WSHandlerConstants.SIG_PROP_REF_ID, "own");
    properties.put("own", Wire.merlin(wire.own("sign-rsa")));
    properties.put(WSHandlerConstants.SIGNATURE_USER, "vendor");
    properties.put(WSHandlerConstants.PW_CALLBACK_REF, (CallbackHandler) Wire::password);
    properties.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
    properties.put(
        WSHandlerConstants.SIG_ALGO, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    properties.put(WSHandlerConstants.SIG_DIGEST_ALGO, Xml.XENC + "sha256");
    properties.put(WSHandlerConstants.ENC_PROP_REF_ID, "nodes");
    properties.put("nodes", new Receivers(nodes));
    properties.put(WSS4JOutInterceptor.WSS4J_ACTION_MAP, Map.of(WSConstants.ENCR, new Closing()));
    properties.put(WSHandlerConstants.ENC_KEY_ID, "IssuerSerial");
    properties.put(WSHandlerConstants.ENC_SYM_ALGO, Xml.XENC11 + "aes256-gcm");
    properties.put(WSHandlerConstants.ENC_KEY_TRANSPORT, Xml.XENC11 + "rsa-oaep");
    properties.put(WSHandlerConstants.ENC_DIGEST_ALGO, Xml.XENC + "sha256");
    properties.put(WSHandlerConstants.ENC_MGF_ALGO, Xml.XENC11 + "mgf1sha256");
    return properties;
  }

  /** The certificates to encrypt for, by node, as they are now. */
  private static final class Receivers extends Merlin {
    private final Path nodes;

    Receivers(Path nodes) {
      this.nodes = nodes;
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType wanted) throws WSSecurityException {
      try {
        Path file = nodes.resolve(wanted.getAlias()).resolve("encrypt.pem");
        return new X509Certificate[] {(X509Certificate) Wire.certificates(file).get(0)};
      } catch (Exception unreadable) {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE, unreadable);
      }
    }
  }

  private static Schema dispatches() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Cs.class.getResource("/xsd/dispatch.xsd"));
  }
}
