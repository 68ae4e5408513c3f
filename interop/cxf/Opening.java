import java.util.List;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.processor.EncryptedKeyProcessor;
import org.w3c.dom.Element;

/** One answer for whatever cannot be opened: who sends must not learn from it. */
final class Opening extends EncryptedKeyProcessor {
  @Override
  public List<WSSecurityEngineResult> handleToken(Element key, RequestData data) {
    try {
      return super.handleToken(key, data);
    } catch (Exception unopened) { // whatever it is
      throw new Refused("JG-218");
    }
  }
}
