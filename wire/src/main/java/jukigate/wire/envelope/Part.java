package jukigate.wire.envelope;

import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** The places of an envelope that have a meaning, each by its one name. */
public enum Part {
  TO(Namespaces.WSA, "To", "wsa:To"),
  FROM(Namespaces.WSA, "From", "wsa:From"),
  ACTION(Namespaces.WSA, "Action", "wsa:Action"),
  MESSAGE_ID(Namespaces.WSA, "MessageID", "wsa:MessageID"),
  RELATES_TO(Namespaces.WSA, "RelatesTo", "wsa:RelatesTo"),
  REPLY_TO(Namespaces.WSA, "ReplyTo", "wsa:ReplyTo"),
  DISPATCH(Namespaces.DISPATCH, "Dispatch", "jg:Dispatch"),
  SECURITY(Namespaces.WSSE, "Security", "wsse:Security"),
  BODY(Namespaces.SOAP, "Body", "soap:Body"),
  TOKEN(Namespaces.WSSE, "BinarySecurityToken", "wsse:BinarySecurityToken"),
  TIMESTAMP(Namespaces.WSU, "Timestamp", "wsu:Timestamp"),
  SIGNATURE(Namespaces.DS, "Signature", "ds:Signature"),
  ENCRYPTED_KEY(Namespaces.XENC, "EncryptedKey", "xenc:EncryptedKey"),
  REFERENCE_LIST(Namespaces.XENC, "ReferenceList", "xenc:ReferenceList");

  private final QName name;
  private final String label;

  Part(String namespace, String local, String label) {
    this.name = new QName(namespace, local);
    this.label = label;
  }

  public QName qName() {
    return name;
  }

  /** As people write it, e.g. {@code wsa:To}. */
  public String label() {
    return label;
  }

  /** Whether the part must be signed where it is present. */
  public boolean mustBeSigned() {
    return switch (this) {
      case SECURITY, TOKEN, SIGNATURE -> false;
      default -> true;
    };
  }

  /** Whether the part is a SOAP header of a message of that direction. */
  boolean isHeaderOf(Direction direction) {
    return switch (this) {
      case TO, FROM, ACTION, MESSAGE_ID, REPLY_TO, SECURITY -> true;
      case DISPATCH -> direction == Direction.REQUEST;
      case RELATES_TO -> direction == Direction.ANSWER;
      default -> false;
    };
  }

  boolean isRequiredIn(Direction direction) {
    return isHeaderOf(direction)
        && this != REPLY_TO
        && (this != FROM || direction == Direction.REQUEST);
  }

  boolean isChildOfSecurity() {
    return switch (this) {
      case TOKEN, TIMESTAMP, SIGNATURE, ENCRYPTED_KEY, REFERENCE_LIST -> true;
      default -> false;
    };
  }

  static Optional<Part> header(QName name, Direction direction) {
    return Stream.of(values())
        .filter(part -> part.name.equals(name) && part.isHeaderOf(direction))
        .findFirst();
  }

  static Optional<Part> securityChild(QName name) {
    return Stream.of(values())
        .filter(part -> part.name.equals(name) && part.isChildOfSecurity())
        .findFirst();
  }
}
