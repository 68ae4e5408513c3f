package jukigate.bench.relay;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.bench.http.Listener;
import jukigate.bench.work.BodyText;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.w3c.dom.Element;

/**
 * A node that verifies, opens, validates and answers, and keeps nothing: what is measured is the
 * gateway, not the database of a node.
 */
public final class LightNode<Q, A> implements AutoCloseable {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** More than a gateway passes on, so that it is never the node that refuses. */
  private static final XmlLimits LIMITS = new XmlLimits(16 << 20, 64, 100_000, 50);

  private final Work<Q, A> work;
  private final Parties parties;
  private final SigningIdentity signer;
  private final Unsealer unsealer;
  private final Sealer sealer = new Sealer(Parties.PROFILE);
  private final Closing closing;
  private final BodyText text;
  private final Schema schema;
  private final Listener listener;

  private LightNode(Work<Q, A> work, Parties parties, UnaryOperator<Payload> line) {
    Trust trust = parties.trust();
    this.work = work;
    this.parties = parties;
    this.signer = parties.signing(work.receiver());
    this.unsealer = new Unsealer(Parties.PROFILE, trust);
    this.closing = Closing.of(work, parties, work.receiver(), work.sender());
    this.text = new BodyText(work);
    this.schema = schema(work.operation());
    TlsIdentity own = parties.pki().tls(work.receiver());
    Function<String, Optional<TlsIdentity>> identities =
        host -> Optional.of(own).filter(it -> it.node().hostName().equals(host));
    this.listener =
        Listener.start(
            TlsContexts.server(identities, trust, Parties.PROFILE),
            Optional.of(TlsContexts.parameters(Parties.PROFILE, identities)),
            new Answering(line));
  }

  public static <Q, A> LightNode<Q, A> start(Work<Q, A> work, Parties parties) {
    return start(work, parties, UnaryOperator.identity());
  }

  /**
   * @param line what becomes of answers on their way
   */
  static <Q, A> LightNode<Q, A> start(
      Work<Q, A> work, Parties parties, UnaryOperator<Payload> line) {
    return new LightNode<>(work, parties, line);
  }

  public URI address() {
    return listener.address(work.receiver());
  }

  @Override
  public void close() {
    listener.close();
  }

  private final class Answering extends Handler.Abstract {
    private final UnaryOperator<Payload> line;

    Answering(UnaryOperator<Payload> line) {
      this.line = line;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      byte[] asked = Content.Source.asInputStream(request).readAllBytes();
      byte[] said;
      try {
        said = line.apply(answer(Payload.of(asked))).toByteArray();
      } catch (RefusedException e) {
        said = new byte[0]; // whoever asked counts an error
        response.setStatus(500);
      }
      response.getHeaders().put("Content-Type", "text/xml; charset=utf-8");
      response.write(true, ByteBuffer.wrap(said), callback);
      return true;
    }
  }

  private Payload answer(Payload bytes) {
    Instant now = parties.clock().instant();
    UnsealedMessage request =
        Envelope.parse(bytes, Direction.REQUEST, LIMITS)
            .then(envelope -> unsealer.unseal(envelope, now))
            .orThrow();
    Element body = closing.open(request).then(plain -> SafeXml.validate(schema, plain)).orThrow();
    Q asking = text.read(body, work.requestType());
    Addressing asked = request.addressing();
    var addressing =
        new Addressing(
            asked.from(),
            work.receiver(),
            work.operation().responseAction(),
            MessageId.fresh(parties.random()),
            Optional.of(asked.messageId()));
    var message =
        new OutgoingMessage(
            MessageKind.RESPONSE,
            addressing,
            Optional.empty(),
            Validity.from(now, LIFE),
            text.element(work.answer(asking, now)),
            closing.encryptFor());
    return sealer.seal(message, signer);
  }

  private static Schema schema(Operation operation) {
    return SafeXml.schema(
        Stream.of("xml", "register-types", "fault", operation.service())
            .map(name -> document("/xsd/" + name + ".xsd"))
            .toList());
  }

  private static URL document(String path) {
    return LightNode.class.getResource(path);
  }
}
