package jukigate.wire.message;

import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import org.w3c.dom.Element;

/** soap:Fault made from a refusal, and read back. */
public final class FaultBody {
  private FaultBody() {}

  public static Element of(Refusal refusal, String correlationId) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public static Optional<ReceivedFault> read(Element body) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }
}
