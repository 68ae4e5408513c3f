package jukigate.domain.message;

import java.io.InputStream;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * One operation of a contract: a row of {@code wsdl/operations.yaml}, or of somebody's own table.
 *
 * @param exchange exchange of the catalogue, e.g. {@code X01}
 * @param service service path and family, e.g. {@code identity-update}
 * @param name WSDL operation and local name of the request element
 * @param title what it is called
 * @param kind whether it waits for its turn or for an answer
 * @param encrypted true when the body is encrypted for the receiver, so that nobody on the way can
 *     read it
 * @param keep how long the receiver keeps what it learns
 * @param routes who may send it to whom
 * @param namespace of the body elements
 * @param requestAction wsa:Action of the request
 * @param responseAction wsa:Action of the response
 */
public record Operation(
    String exchange,
    String service,
    String name,
    Bilingual title,
    Kind kind,
    boolean encrypted,
    Keep keep,
    List<Route> routes,
    String namespace,
    String requestAction,
    String responseAction) {

  /** wsa:Action of every fault on the wire. */
  public static final String FAULT_ACTION = "urn:jukigate:fault:v1";

  public static final Operation UPDATE_IDENTITY = named("UpdateIdentity");
  public static final Operation REQUEST_OUT_MIGRATION_CERTIFICATE =
      named("RequestOutMigrationCertificate");
  public static final Operation SEND_OUT_MIGRATION_CERTIFICATE =
      named("SendOutMigrationCertificate");
  public static final Operation REQUEST_RESIDENCE_COPY = named("RequestResidenceCopy");
  public static final Operation SEND_RESIDENCE_COPY = named("SendResidenceCopy");
  public static final Operation UPDATE_CARD_STATE = named("UpdateCardState");

  public Operation {
    routes = List.copyOf(routes);
  }

  /** How an operation travels. */
  public enum Kind {
    /** Store and forward: durable, in order, acknowledged. */
    NOTIFICATION,
    /** Answered at once, or not at all. */
    INQUIRY
  }

  /**
   * How long the receiver keeps what it learns.
   *
   * @param period zero: not at all
   * @param text the same, with what the period begins with
   * @param law the article, or the public document, that says so
   */
  public record Keep(Period period, Bilingual text, String law) {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** When what was learned at the given time must be gone; days are days in Japan. */
    public Instant until(Instant learned) {
      return learned.atZone(JAPAN).plus(period).toInstant();
    }

    /** What was learned before this time must be gone now. */
    public Instant since(Instant now) {
      return now.atZone(JAPAN).minus(period).toInstant();
    }
  }

  /**
   * The operations of another table in the form of {@code operations.yaml}, in its order.
   *
   * @param name of the file, for what is wrong with it
   * @throws IllegalArgumentException with the place and the reason
   */
  public static List<Operation> read(String name, InputStream yaml) {
    return OperationTable.read(name, yaml).operations();
  }

  /** Every operation of the project's own contracts, in the order of the table. */
  public static Stream<Operation> all() {
    return Own.TABLE.operations().stream();
  }

  /**
   * The families of operations, each a WSDL, a schema and an endpoint, in the order of the table.
   */
  public static List<String> services() {
    return all().map(Operation::service).distinct().toList();
  }

  /** The schemas of all bodies on the class path: what they share, then one of each service. */
  public static Stream<String> schemas() {
    return Stream.concat(Stream.of("xml", "register-types", "fault"), services().stream())
        .map(name -> "xsd/" + name + ".xsd");
  }

  /**
   * Whether the table lets this operation travel so: the receiver, or ROUTE_FORBIDDEN, or
   * PURPOSE_FORBIDDEN where the route exists for other purposes. The gateway asks, and so does
   * every node: the gateway's word is not enough.
   */
  public Outcome<NodeId> permits(NodeId sender, NodeId receiver, Purpose purpose) {
    List<Route> open = routes.stream().filter(route -> route.leads(sender, receiver)).toList();
    if (open.isEmpty()) {
      return Outcome.refused(RefusalCode.ROUTE_FORBIDDEN, sender, receiver, name);
    }
    return open.stream().anyMatch(route -> route.purposes().contains(purpose))
        ? Outcome.passed(receiver)
        : Outcome.refused(RefusalCode.PURPOSE_FORBIDDEN, purpose.code(), name);
  }

  /** The purposes for which it may travel so; none where it may not. */
  public List<Purpose> purposes(NodeId sender, NodeId receiver) {
    return Arrays.stream(Purpose.values())
        .filter(purpose -> permits(sender, receiver, purpose).isPassed())
        .toList();
  }

  /** A purpose for which it may travel so; empty where it may not. */
  public Optional<Purpose> purpose(NodeId sender, NodeId receiver) {
    return purposes(sender, receiver).stream().findFirst();
  }

  public static Optional<Operation> ofRequestAction(String action) {
    return all().filter(operation -> operation.requestAction().equals(action)).findFirst();
  }

  public static Optional<Operation> ofName(String name) {
    return all().filter(operation -> operation.name.equals(name)).findFirst();
  }

  /**
   * An operation that the code itself speaks of.
   *
   * @throws IllegalArgumentException when the table has no such row
   */
  public static Operation named(String name) {
    return ofName(name)
        .orElseThrow(() -> new IllegalArgumentException("not in operations.yaml: " + name));
  }

  /** How it travels, in words: notification or inquiry, and whether it is encrypted. */
  public Bilingual travels() {
    boolean waits = kind == Kind.NOTIFICATION;
    return new Bilingual(
        (waits ? "通知" : "照会") + (encrypted ? "、暗号化" : ""),
        (waits ? "notification" : "inquiry") + (encrypted ? ", encrypted" : ""));
  }

  /** The same, named on the wire as a WSDL says. */
  public Operation named(String namespace, String requestAction, String responseAction) {
    return new Operation(
        exchange,
        service,
        name,
        title,
        kind,
        encrypted,
        keep,
        routes,
        namespace,
        requestAction,
        responseAction);
  }

  /** Local name of the body element of the response. */
  public String response() {
    return name + "Response";
  }

  /** Path of the service at every endpoint. */
  public String path() {
    return "/" + service + "/v1";
  }

  private static final class Own {
    static final OperationTable TABLE = OperationTable.own();
  }
}
