import java.util.List;
import javax.xml.XMLConstants;
import org.apache.wss4j.common.SecurityActionToken;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.action.EncryptionAction;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandler;
import org.w3c.dom.Element;

/**
 * Encryption whose key can be signed: WSS4J makes elements of EncryptedKey without the declarations
 * of their prefixes. They come into being when the message is written, after its digest.
 */
final class Closing extends EncryptionAction {
  @Override
  public void execute(WSHandler handler, SecurityActionToken token, RequestData data)
      throws WSSecurityException {
    super.execute(handler, token, data);
    List<Element> keys =
        Xml.children(data.getSecHeader().getSecurityHeaderElement(), Xml.XENC, "EncryptedKey");
    keys.forEach(key -> Xml.each(key, Closing::declare));
  }

  private static void declare(Element element) {
    element.setAttributeNS(
        XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
        "xmlns:" + element.getPrefix(),
        element.getNamespaceURI());
  }
}
