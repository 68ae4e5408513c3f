package jukigate.app.backbone;

import java.util.Optional;
import java.util.function.Supplier;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.server.GatewayKeys;
import jukigate.keystores.KeySource;
import jukigate.keystores.WatchedKey;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;

/** The gateway's own keys: those of the test PKI, or what the configuration names. */
final class OwnKeys {
  private OwnKeys() {}

  static Outcome<GatewayKeys> of(BackboneSetup setup) {
    GatewayConfig config = setup.config();
    Outcome<Supplier<TlsIdentity>> tls =
        config
            .tlsKey()
            .map(source -> opened(source).map(key -> (Supplier<TlsIdentity>) key::tls))
            .orElseGet(() -> Outcome.passed(() -> setup.pki().tls(NodeId.GATEWAY)));
    Outcome<Supplier<SigningIdentity>> signing =
        config
            .signingKey()
            .map(source -> opened(source).map(key -> (Supplier<SigningIdentity>) key::signing))
            .orElseGet(
                () -> Outcome.passed(() -> setup.pki().signing(NodeId.GATEWAY, config.profile())));
    var stamper = Optional.<GatewayKeys.Stamper>of(setup.pki().timeStamps()::stamp);
    return tls.then(forTls -> signing.map(toSign -> new GatewayKeys(forTls, toSign, stamper)));
  }

  private static Outcome<WatchedKey> opened(KeySource source) {
    return WatchedKey.open(source, NodeId.GATEWAY);
  }
}
