package jukigate.conformance.matrix;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Observed;
import jukigate.conformance.attack.Range;
import jukigate.conformance.attack.Shot;
import jukigate.conformance.attack.Target;
import jukigate.conformance.attack.Witness.Recorded;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.HostileServer;
import jukigate.conformance.line.HostileServer.Encounter;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.TestPki;
import jukigate.wire.key.TlsIdentity;

/** Plays every cell over a connection of its own, one after the other. */
public final class MatrixRun {
  private static final List<NodeId> ATTACKED_AS =
      List.of(Target.CITY, NodeId.GATEWAY, Target.FALSE_PREFECTURE);

  private final Ends ends;
  private final Target target;
  private final RandomGenerator random;

  /**
   * @param random makes message ids and residents; none of them may be made twice
   */
  public MatrixRun(Ends ends, RandomGenerator random) {
    this.ends = ends;
    this.random = random;
    this.target = ends.target();
  }

  /** Mints the revoked certificates, before the ends read which are; others when they are shown. */
  public static void prepare(TestPki pki) {
    BadCertificate revoked = Defect.REVOKED.certificate().orElseThrow();
    ATTACKED_AS.forEach(node -> pki.bad().tls(revoked, node));
  }

  /**
   * @param done told of each cell as it ends
   */
  public List<CellResult> run(List<Cell> cells, Consumer<CellResult> done) {
    List<CellResult> results = new ArrayList<>();
    try (Range range = new Range(target, random)) {
      for (Cell cell : cells) {
        CellResult result = play(range, cell);
        results.add(result);
        done.accept(result);
      }
    }
    return results;
  }

  private CellResult play(Range range, Cell cell) {
    return switch (cell.place()) {
      case GATEWAY_LISTENS -> knockAtGateway(range, cell);
      case NODE_LISTENS -> knockAtNode(range, cell);
      case GATEWAY_DIALS -> dialledByGateway(range, cell);
      case NODE_DIALS -> dialledByNode(cell);
    };
  }

  private Optional<TlsIdentity> shown(Cell cell, NodeId as) {
    if (cell.defect() == Defect.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        cell.defect()
            .certificate()
            .map(bad -> target.pki().bad().tls(bad, as))
            .orElseGet(() -> target.pki().tls(as)));
  }

  private Dial.Tls tls(Cell cell, NodeId as, NodeId server) {
    return Dial.Tls.of(target.pki().tls(as))
        .showing(shown(cell, as))
        .serverName(Optional.of(server.hostName()))
        .version(cell.version());
  }

  private CellResult knockAtGateway(Range range, Cell cell) {
    Letter letter = range.letter();
    Shot good = range.shot(letter, range.seal(letter));
    Shot shot = good.over(tls(cell, Target.CITY, NodeId.GATEWAY));
    long arrived = arrived(letter);
    Optional<String> last = newest().map(Recorded::correlationId);
    Observed observed = range.send(shot);
    Optional<CellResult.Reason> record =
        newest()
            .filter(it -> !Optional.of(it.correlationId()).equals(last))
            .filter(it -> !it.refusalId().isEmpty())
            .map(it -> new CellResult.Reason(it.refusalId(), it.detail()));
    return new CellResult(
        cell, observed.answer(), Optional.empty(), record, arrived(letter) - arrived);
  }

  /** The letter is good and signed by the city; who brings it pretends to be the gateway. */
  private CellResult knockAtNode(Range range, Cell cell) {
    Letter letter = range.letter();
    Shot shot =
        range
            .shotAtNode(letter, range.seal(letter), ends.nodePort())
            .over(tls(cell, NodeId.GATEWAY, Target.PREFECTURE));
    long taken = taken(letter);
    ends.refusedByNodes();
    Observed observed = range.send(shot, Target.PREFECTURE.hostName(), ends.nodePort());
    Optional<CellResult.Reason> record = ends.refusedByNodes().map(MatrixRun::reason);
    return new CellResult(cell, observed.answer(), Optional.empty(), record, taken(letter) - taken);
  }

  private CellResult dialledByGateway(Range range, Cell cell) {
    HostileServer hostile = ends.hostile();
    hostile.play(role(cell, Target.FALSE_PREFECTURE));
    Letter letter = range.letter(Target.FALSE_CITY, Target.FALSE_PREFECTURE);
    long requests = hostile.requests();
    long met = hostile.connections();
    Observed observed = range.send(range.shot(letter, range.seal(letter)));
    Encounter encounter = hostile.after(met).orElse(new Encounter(CellResult.NOBODY, false));
    Optional<CellResult.Reason> record =
        observed
            .correlationId()
            .flatMap(target.witness()::find)
            .map(it -> new CellResult.Reason(innermost(it.detail()), it.detail()));
    return new CellResult(
        cell,
        encounter.answer(),
        Optional.of(observed.answer()),
        record,
        hostile.requests() - requests);
  }

  private CellResult dialledByNode(Cell cell) {
    HostileServer hostile = ends.hostile();
    hostile.play(role(cell, NodeId.GATEWAY));
    long requests = hostile.requests();
    long met = hostile.connections();
    URI gateway = URI.create("https://" + NodeId.GATEWAY.hostName() + ":" + hostile.port());
    Optional<Refusal> refusal = ends.dial(Target.CITY, gateway);
    Encounter encounter = hostile.after(met).orElse(new Encounter(CellResult.NOBODY, false));
    return new CellResult(
        cell,
        encounter.answer(),
        refusal.map(it -> it.code().id()),
        refusal.map(MatrixRun::reason),
        hostile.requests() - requests);
  }

  private HostileServer.Role role(Cell cell, NodeId as) {
    return new HostileServer.Role(
        shown(cell, as).orElseThrow(),
        cell.version(),
        cell.defect() != Defect.ASKS_FOR_NONE,
        !cell.profile().tls().protocols().contains(cell.version()));
  }

  private static CellResult.Reason reason(Refusal refusal) {
    String text = refusal.code().id() + " " + refusal.text(Language.EN);
    return new CellResult.Reason(innermost(text), text);
  }

  /** {@code JG-703 Node x failed TLS authentication (JG-208)}: the last id named. */
  private static String innermost(String text) {
    int at = text.lastIndexOf("JG-");
    return at < 0 || at + 6 > text.length() ? "" : text.substring(at, at + 6);
  }

  private Optional<Recorded> newest() {
    return target.witness().newest();
  }

  private long arrived(Letter letter) {
    return target.witness().state(letter.resident()).arrived();
  }

  /** What a node refuses after the handshake has arrived, and has not been taken. */
  private long taken(Letter letter) {
    return target.witness().state(letter.resident()).resident().equals("no record") ? 0 : 1;
  }
}
