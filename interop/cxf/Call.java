import org.apache.cxf.message.Message;

/** What is known of a request so far; its fault needs it, too. */
final class Call {
  /** The node that TLS has seen; always the gateway, or the request is refused. */
  String peer = "";

  String service = "";
  String soapAction = "";

  /** As the message says: believed only after {@link Caller}. */
  String sender = "";

  String messageId = "";
  String purpose = "";
  Served operation;

  /** What CXF's own refusals mean where the request is now. */
  String otherwise = "JG-105";

  static Call of(Message message) {
    return message.getExchange().get(Call.class);
  }
}
