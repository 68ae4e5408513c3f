package jukigate.gateway.seal;

import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.parse.Arrival;

/** The last word when sealing itself has failed: unsigned, and it says nothing but an id. */
public final class PlainFault {
  private static final String FORM =
      "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
          + "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>ID</faultstring>"
          + "</soap:Fault></soap:Body></soap:Envelope>";

  private PlainFault() {}

  public static Reply of(Arrival arrival, Refusal refusal) {
    return new Reply(
        500, arrival.correlationId(), Payload.ofUtf8(FORM.replace("ID", refusal.code().id())));
  }
}
