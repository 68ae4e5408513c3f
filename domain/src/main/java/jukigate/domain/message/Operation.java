package jukigate.domain.message;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation of the contract pack.
 *
 * @param exchange exchange of the catalogue, e.g. {@code X01}
 * @param service service path and family, e.g. {@code identity-update}
 * @param name WSDL operation and local name of the request element
 * @param namespace namespace of the body elements
 * @param requestAction wsa:Action of the request
 * @param responseAction wsa:Action of the response
 * @param encrypted true when the body is encrypted for the receiver, so that nobody on the way can
 *     read it
 */
public record Operation(
    String exchange,
    String service,
    String name,
    String namespace,
    String requestAction,
    String responseAction,
    boolean encrypted) {

  /** wsa:Action of every fault on the wire. */
  public static final String FAULT_ACTION = "urn:jukigate:fault:v1";

  private static Operation of(String exchange, String service, String name, boolean encrypted) {
    String namespace = "urn:jukigate:" + service + ":v1";
    return new Operation(
        exchange,
        service,
        name,
        namespace,
        namespace + ":" + name,
        namespace + ":" + name + "Response",
        encrypted);
  }

  /** The operations of the project's own contracts. */
  public static final Operation UPDATE_IDENTITY =
      of("X01", "identity-update", "UpdateIdentity", false);

  public static final Operation REQUEST_OUT_MIGRATION_CERTIFICATE =
      of("X04", "out-migration", "RequestOutMigrationCertificate", true);
  public static final Operation SEND_OUT_MIGRATION_CERTIFICATE =
      of("X04", "out-migration", "SendOutMigrationCertificate", true);
  public static final Operation REQUEST_RESIDENCE_COPY =
      of("X07", "residence-copy", "RequestResidenceCopy", true);
  public static final Operation SEND_RESIDENCE_COPY =
      of("X07", "residence-copy", "SendResidenceCopy", true);
  public static final Operation UPDATE_CARD_STATE =
      of("X08", "card-state", "UpdateCardState", false);

  public static Stream<Operation> all() {
    return Stream.of(
        UPDATE_IDENTITY,
        REQUEST_OUT_MIGRATION_CERTIFICATE,
        SEND_OUT_MIGRATION_CERTIFICATE,
        REQUEST_RESIDENCE_COPY,
        SEND_RESIDENCE_COPY,
        UPDATE_CARD_STATE);
  }

  public static Optional<Operation> ofRequestAction(String action) {
    return all().filter(operation -> operation.requestAction.equals(action)).findFirst();
  }
}
