package jukigate.gateway.server;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.Gateway;
import jukigate.gateway.edge.Door;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Headings;
import jukigate.gateway.seal.Reply;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;

/** Lets messages through to the gateway until it stops. */
final class GatewayDoor implements Door {
  private final Gateway gateway;
  private final Trust trust;
  private final Turnstile turnstile;
  private final Surroundings surroundings;
  private final Senders senders;

  GatewayDoor(Gateway gateway, Assembly assembly, Turnstile turnstile) {
    this.senders = new Senders(assembly.config().underWayPerSender());
    this.gateway = gateway;
    this.trust = assembly.trust();
    this.turnstile = turnstile;
    this.surroundings = assembly.around();
  }

  @Override
  public void handle(Arrival head, Supplier<Outcome<Payload>> body, Consumer<Reply> answer) {
    if (!turnstile.enter()) {
      answer.accept(gateway.refuse(head, Refusal.of(RefusalCode.SHUTTING_DOWN)));
      return;
    }
    try {
      NodeId peer = Headings.claimedTlsPeer(head).orElse(NodeId.GATEWAY);
      if (!senders.enter(peer)) {
        answer.accept(gateway.refuse(head, Refusal.of(RefusalCode.SENDER_OVERLOADED, peer)));
        return;
      }
      try {
        answer.accept(reply(head, body.get()));
      } finally {
        senders.leave(peer);
      }
    } finally {
      turnstile.leave();
    }
  }

  private Reply reply(Arrival head, Outcome<Payload> body) {
    return switch (body) {
      case Outcome.Passed<Payload>(Payload bytes) ->
          gateway.handle(
              new Arrival(head.correlationId(), now(), head.http(), head.tlsChain(), bytes));
      case Outcome.Refused<Payload>(Refusal refusal) -> gateway.refuse(head, refusal);
    };
  }

  @Override
  public boolean mayRead(List<X509Certificate> tlsChain) {
    return !tlsChain.isEmpty() && trust.verify(tlsChain, CertificateUsage.TLS_CLIENT).isPassed();
  }

  @Override
  public String correlationId() {
    return FreshId.of(surroundings.random());
  }

  @Override
  public Instant now() {
    return surroundings.clock().instant();
  }
}
