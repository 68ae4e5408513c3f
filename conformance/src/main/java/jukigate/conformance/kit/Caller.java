package jukigate.conformance.kit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.conformance.attack.Front;
import jukigate.conformance.attack.HttpRequest;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Observed;
import jukigate.conformance.attack.Range;
import jukigate.conformance.attack.Shot;
import jukigate.conformance.attack.Target;
import jukigate.conformance.attack.Witness;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Heard;
import jukigate.conformance.stand.Dress;
import jukigate.conformance.stand.Network;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Calls the system under test in the place of the gateway, and of whoever is behind it.
 *
 * @param sut the node that the system plays
 * @param probes what it is called with where that does not matter
 * @param dress how a good call looks
 */
record Caller(Network network, NodeId sut, Probes probes, Range range, Dress dress) {
  private static final String SILENT = "SocketTimeoutException";

  /**
   * @param endpoint base URL of the system as a server, e.g. {@code
   *     https://cs-221007.jukigate.localhost:9443/cs}
   * @param dress how the calls look; those before and after are plain
   */
  static Visit visit(Network network, NodeId sut, URI endpoint, List<Call> calls, Dress dress) {
    Caller caller = of(network, sut, endpoint, dress);
    try {
      return caller.visit(calls);
    } finally {
      caller.range().close();
    }
  }

  /** Its range is to be closed. */
  static Caller of(Network network, NodeId sut, URI endpoint, Dress dress) {
    Probes probes = Probes.of(network.contract(), sut).orElseThrow();
    Front front =
        Front.ofNode(sut, endpoint.getPath(), () -> {}).carrying(Set.copyOf(Stage.partners(sut)));
    Target target =
        new Target(
            endpoint,
            network.pki(),
            network.profile(),
            network.trust(),
            network.clock(),
            Witness.NOBODY,
            Optional.empty(),
            front);
    return new Caller(network, sut, probes, new Range(target, network.random(), probes), dress);
  }

  private Visit visit(List<Call> calls) {
    Caller plain = new Caller(network, sut, probes, range, Dress.PLAIN);
    Exchange before = plain.good();
    if (!before.word().equals("accepted")) {
      return new Visit(network.contract(), before, List.of(), Optional.empty(), 0);
    }
    List<Exchange> all = new ArrayList<>();
    calls.forEach(call -> all.addAll(call(call)));
    return new Visit(network.contract(), before, all, Optional.of(plain.good()), range.fetched());
  }

  private Exchange good() {
    return call(new Call(probes.plain().name(), Caller::plain, Right.ACCEPTED)).getFirst();
  }

  /** A good request that everybody can read. */
  Shot plain() {
    Letter letter = range.letter();
    return dressed(letter, range.post(letter, dress.message(range.seal(letter))));
  }

  /** A good one of this kind. */
  Letter draft(String operation, NodeId from) {
    return drafts().draft(operation(operation), from, sut);
  }

  /** The same about this person. */
  Letter draft(String operation, NodeId from, int person) {
    return drafts().draft(operation(operation), from, sut, person);
  }

  private Drafts drafts() {
    return new Drafts(network.contract(), range);
  }

  private Operation operation(String name) {
    return network.contract().named(name).orElseThrow();
  }

  /** A body, or a message with one, as text. */
  Wording wording(String text) {
    return new Wording(text, network.contract().key());
  }

  /** To where it belongs. */
  Shot shot(Letter letter) {
    return dressed(
        letter,
        range
            .post(letter, dress.message(range.seal(letter)))
            .target(range.path(operation(letter))));
  }

  private Shot dressed(Letter letter, HttpRequest request) {
    return range.said(letter, Payload.of(dress.request(request.bytes().toByteArray())));
  }

  private Operation operation(Letter letter) {
    return network.contract().operation(letter.addressing().action()).orElseThrow();
  }

  /** Every answer to it. */
  List<Exchange> call(Call call) {
    List<Right> right = call.right().apply(this);
    if (right.isEmpty()) {
      return List.of();
    }
    Shot shot = call.make().apply(this);
    List<List<Heard>> heard = range.heard(shot);
    List<Exchange> all = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      for (Heard one : heard.get(i)) {
        int turn = all.size() - shot.terms().accepted();
        all.add(
            exchange(
                call.name(),
                shot.dials().get(i),
                one,
                turn < 0 ? Right.ACCEPTED : right.get(Math.min(turn, right.size() - 1))));
      }
    }
    return all;
  }

  private Exchange exchange(String name, Dial dial, Heard heard, Right right) {
    Outcome<UnsealedMessage> message = message(heard);
    return new Exchange(
        name,
        dial.bytes(),
        heard,
        heard instanceof Heard.Nothing(String why) && why.startsWith(SILENT)
            ? "silent"
            : Observed.of(heard, range.target()).answer(),
        right,
        message,
        message.isPassed() ? opened(message.orThrow()) : Optional.empty());
  }

  private Outcome<UnsealedMessage> message(Heard heard) {
    var bytes = heard instanceof Heard.Answer answer ? answer.body() : Payload.of(new byte[0]);
    return Envelope.parse(bytes, Direction.ANSWER, XmlLimits.DEFAULT)
        .then(
            it ->
                new Unsealer(network.profile(), network.trust())
                    .unseal(it, network.clock().instant()));
  }

  private Optional<Element> opened(UnsealedMessage message) {
    if (message.kind() == MessageKind.FAULT || !message.encrypted()) {
      return Optional.of(message.body());
    }
    Outcome<Element> opened = message.open(network.pki().decryption(message.addressing().to()));
    return Stream.of(opened).filter(Outcome::isPassed).map(Outcome::orThrow).findFirst();
  }
}
