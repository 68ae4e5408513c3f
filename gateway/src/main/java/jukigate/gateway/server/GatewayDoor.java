package jukigate.gateway.server;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import jukigate.domain.message.FreshId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.Gateway;
import jukigate.gateway.edge.Door;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;

/** Lets messages through to the gateway until it stops. */
final class GatewayDoor implements Door {
  private final Gateway gateway;
  private final Trust trust;
  private final Turnstile turnstile;
  private final Surroundings surroundings;

  GatewayDoor(Gateway gateway, Trust trust, Turnstile turnstile, Surroundings surroundings) {
    this.gateway = gateway;
    this.trust = trust;
    this.turnstile = turnstile;
    this.surroundings = surroundings;
  }

  @Override
  public void handle(Arrival arrival, Consumer<Reply> answer) {
    if (!turnstile.enter()) {
      answer.accept(gateway.refuse(arrival, Refusal.of(RefusalCode.SHUTTING_DOWN)));
      return;
    }
    try {
      answer.accept(gateway.handle(arrival));
    } finally {
      turnstile.leave();
    }
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
