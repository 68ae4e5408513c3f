package jukigate.conformance.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.conformance.stand.Network;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.RawTls;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.keystores.KeyRole;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.profile.SecurityProfile;

/** Where attacks are made: fresh good letters, the way to the endpoint, and the canary. */
public final class Range implements AutoCloseable {
  private static final int FIRST_RESIDENT = 60_000_000;
  static final int RESIDENTS = 9_000_000;

  /** More than any attack speaks of. */
  static final int OF_ONE_ATTACK = 12_000;

  private final Target target;
  private final Dialler dialler;
  private final RandomGenerator random;
  private final Canary canary = new Canary();
  private final Matter matter;
  private int resident;

  /**
   * @param random of a seed: the same seed makes the same letters
   */
  public Range(Target target, RandomGenerator random) {
    this(target, random, random.nextInt(RESIDENTS));
  }

  /**
   * @param matter what its letters are about
   */
  public Range(Target target, RandomGenerator random, Matter matter) {
    this(target, random, random.nextInt(RESIDENTS), matter);
  }

  /**
   * @param first of the residents that letters speak of, below {@link #RESIDENTS}
   */
  Range(Target target, RandomGenerator random, int first) {
    this(target, random, first, Matter.UPDATE);
  }

  private Range(Target target, RandomGenerator random, int first, Matter matter) {
    this.matter = matter;
    this.target = target;
    this.dialler = new Dialler(target.profile(), target.trust());
    this.random = random;
    this.resident = first;
  }

  public Target target() {
    return target;
  }

  /** What the answers of hostile nodes are made with. */
  Network network() {
    return new Network(
        target.pki(), target.profile(), target.trust(), target.clock(), Contract.own(), random);
  }

  /** An address that nobody has a reason to fetch. */
  public String bait() {
    return canary.url();
  }

  /** How often somebody came to the address that hostile letters name. */
  public int fetched() {
    return canary.calls();
  }

  Canary canary() {
    return canary;
  }

  /** A good letter about somebody new. */
  public Letter letter() {
    return matter.letter(this);
  }

  /** Who writes plain letters. */
  NodeId writer() {
    return matter.writer();
  }

  /** The same, signed with a key on an elliptic curve in every profile. */
  Letter ellipticLetter() {
    Letter letter = letter();
    return letter.signer(target.pki().signing(letter.signer().node(), SecurityProfile.HIGH_2026));
  }

  /** The same from another city to another prefecture. */
  public Letter letter(NodeId city, NodeId prefecture) {
    return letter(city, prefecture, Operation.UPDATE_IDENTITY, Purpose.REGISTER_UPDATE)
        .body(it -> TEMPLATE.replace("221007", city.value().substring("cs-".length())))
        .about(nobody());
  }

  /** One without a body yet. */
  public Letter letter(NodeId from, NodeId to, Operation operation, Purpose purpose) {
    return new Letter(
        SyntheticBlock.residentCode(FIRST_RESIDENT),
        new Addressing(
            to, from, operation.requestAction(), MessageId.fresh(random), Optional.empty()),
        purpose,
        target.clock().instant(),
        Duration.ofMinutes(5),
        "",
        Optional.empty(),
        target.pki().signing(from, target.profile()));
  }

  /** The number of somebody of whom no letter of this range has spoken. */
  public int nobody() {
    return FIRST_RESIDENT + resident++ % RESIDENTS;
  }

  /** A good letter of one city to another, readable by that one only. */
  public Letter closedLetter() {
    return matter.closedLetter(this);
  }

  /** What the city asks the other one before somebody moves in. */
  Letter question() {
    return letter(
            Target.CITY,
            Target.OTHER_CITY,
            Operation.REQUEST_OUT_MIGRATION_CERTIFICATE,
            Purpose.MIGRATION)
        .body(it -> CLOSED)
        .about(nobody())
        .encryptFor(reader());
  }

  /** Whoever may read a closed letter. */
  X509Certificate reader() {
    return target.pki().encryptionCertificate(matter.reader());
  }

  /** The bytes to where encrypted letters between cities go. */
  Shot closedShot(Letter letter, Payload bytes) {
    return shot(letter, post(letter, bytes).target(path(matter.closed())));
  }

  /** Of a service at the endpoint. */
  public String path(Operation operation) {
    return target.front().base() + operation.path();
  }

  public Payload seal(Letter letter) {
    return letter.seal(target.profile());
  }

  public String text(Letter letter) {
    return text(seal(letter));
  }

  static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  public HttpRequest post(Letter letter, Payload bytes) {
    return HttpRequest.soap(target.host(), letter.addressing().action(), bytes)
        .target(path(matter.plain()));
  }

  /** The bytes on a good connection of whoever signs. */
  public Shot shot(Letter letter, Payload bytes) {
    return shot(letter, post(letter, bytes));
  }

  /** The bytes as the gateway passes them on, on a connection of whoever signs. */
  public Shot shotAtNode(Letter letter, Payload bytes, int port) {
    NodeId node = letter.addressing().to();
    String host = node.hostName() + ":" + port;
    return shot(
        letter,
        HttpRequest.soap(host, letter.addressing().action(), bytes)
            .target("/" + node.role().path() + HttpRequest.UPDATE));
  }

  public MessageId freshId() {
    return MessageId.fresh(random);
  }

  /** How the hostile node answers this letter; without one, the endpoint answers as it likes. */
  void answer(Letter letter, Function<Payload, byte[]> answer) {
    target.hostile().ifPresent(it -> it.answer(letter.addressing().messageId().value(), answer));
  }

  public Shot shot(Letter letter, HttpRequest request) {
    return said(letter, request.bytes());
  }

  /** Anything on a good connection of whoever signs. */
  public Shot said(Letter letter, Payload bytes) {
    return new Shot(
        letter.resident(),
        new Dial(Optional.of(Dial.Tls.of(tls(target.client(letter.signer().node())))), bytes));
  }

  public TlsIdentity identity() {
    return tls(target.client(writer()));
  }

  public Observed send(Shot shot) {
    return Observed.together(answers(shot), shot.terms().accepted());
  }

  /** To whoever should be the host at this port. */
  public Observed send(Shot shot, String host, int port) {
    return Observed.together(answers(shot, host, port), shot.terms().accepted());
  }

  /** Every answer, of every connection. */
  List<Observed> answers(Shot shot) {
    String host = target.front().server().hostName();
    return answers(shot.at(host), host, target.endpoint().getPort());
  }

  private List<Observed> answers(Shot shot, String host, int port) {
    return heard(shot, host, port).stream()
        .flatMap(List::stream)
        .map(
            one -> {
              Observed observed = Observed.of(one, target);
              return observed.word(shot.terms().eye().word(one, observed.answer()));
            })
        .toList();
  }

  /** Everything that came back, connection by connection. */
  public List<List<Heard>> heard(Shot shot) {
    String host = target.front().server().hostName();
    return heard(shot.at(host), host, target.endpoint().getPort());
  }

  private List<List<Heard>> heard(Shot shot, String host, int port) {
    shot.dials().forEach(dial -> target.front().pace().run());
    return shot.terms().atOnce()
        ? new AtOnce(dialler, host, port).dial(shot.dials())
        : shot.dials().stream().map(dial -> dialler.answers(dial, host, port)).toList();
  }

  private TlsIdentity tls(NodeId node) {
    return target.pki().tls(node);
  }

  /** Whether a good letter is still accepted. */
  boolean control() {
    return controlAnswer().equals("accepted");
  }

  /** What a good letter is answered with; {@code accepted} as it must be. */
  public String controlAnswer() {
    Letter letter = letter();
    return send(shot(letter, seal(letter))).answer();
  }

  /**
   * What good letters are answered with that come over a handshake by hand: in both groups, and
   * with certificates for this occasion. All must be {@code accepted}.
   */
  public List<String> handmadeAnswers() {
    return Stream.of(
            handmade(KeyShare.X25519),
            handmade(KeyShare.P256),
            OddCertificateStimuli.shown(this, OddCertificateStimuli.good(this, KeyRole.TLS)),
            OddCertificateStimuli.signed(this, OddCertificateStimuli.good(this, KeyRole.SIGN)))
        .map(shot -> send(shot).answer())
        .toList();
  }

  /** A good letter over a handshake by hand, in one group, of one suite. */
  public Shot handmade(int group) {
    return handmade(group, hello -> hello);
  }

  /** The same with another hello that is as good. */
  public Shot handmade(int group, UnaryOperator<ClientHello> change) {
    return Attempt.shot(
        this,
        identity(),
        it -> {
          it.open(KeyShare.fresh(group), change);
          it.show(it.own());
          it.say();
        });
  }

  /** A good letter after an honest handshake, in records as somebody likes. */
  public Shot inRecords(Letters way) {
    return Attempt.shot(
        this,
        identity(),
        it -> {
          it.open();
          it.show(it.own());
          it.tls().listen(it.alertMillis());
          way.send(it.tls(), it.words());
        });
  }

  /** How a letter goes over a connection that stands. */
  @FunctionalInterface
  public interface Letters {
    void send(RawTls tls, Payload words) throws IOException;
  }

  @Override
  public void close() {
    canary.close();
  }

  private static final String TEMPLATE = template("update.xml");
  private static final String CLOSED = template("certificate-request.xml");

  private static String template(String name) {
    try (var file = Range.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
