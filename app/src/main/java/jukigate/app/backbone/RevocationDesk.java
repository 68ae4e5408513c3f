package jukigate.app.backbone;

import java.net.URI;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.config.RevocationMode;
import jukigate.gateway.trust.TrustReload;
import jukigate.keystores.RevocationService;
import jukigate.keystores.TrustFolder;
import jukigate.keystores.revocation.CrlClient;
import jukigate.keystores.revocation.OcspClient;
import jukigate.wire.trust.Revocation;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.StatusMemory;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a backbone learns about revocation: what is configured, and the responder of the test PKI
 * where nobody else answers.
 */
final class RevocationDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationDesk.class);

  private final BackboneSetup setup;
  private final Optional<RevocationService> own;
  private final Optional<CrlClient> point;

  private RevocationDesk(BackboneSetup setup, Optional<RevocationService> own) {
    this.setup = setup;
    this.own = own;
    this.point =
        mode().point()
            ? Optional.of(
                new CrlClient(
                    base().resolve("/crls/"),
                    setup.pki()::publishedLists,
                    setup.config().revocationTimeout()))
            : Optional.empty();
  }

  /** Starts the responder where it is needed; PORT_IN_USE when its port is taken. */
  static Outcome<RevocationDesk> open(BackboneSetup setup) {
    boolean needed =
        setup.config().revocation() != RevocationMode.FILES && setup.config().responder().isEmpty();
    return needed
        ? setup
            .pki()
            .serveRevocation(setup.config().revocationPort())
            .map(service -> new RevocationDesk(setup, Optional.of(service)))
        : Outcome.passed(new RevocationDesk(setup, Optional.empty()));
  }

  Optional<RevocationService> own() {
    return own;
  }

  /** One memory of answers for each that judges: gateway and nodes are different systems. */
  Revocation revocation() {
    if (!mode().responder()) {
      return Revocation.CRL;
    }
    var profile = setup.config().profile();
    var client =
        new OcspClient(
            base().resolve("/ocsp"),
            setup.config().revocationTimeout(),
            profile,
            setup.around().random());
    var memory = new StatusMemory(client, profile.periods().status(), System::nanoTime);
    return mode().lists() ? Revocation.both(memory) : Revocation.ocsp(memory);
  }

  /** What to begin with. Without an answer of the distribution point there are no CRLs at all. */
  TrustMaterial material() {
    TrustMaterial files = setup.pki().trustMaterial();
    if (point.isEmpty()) {
      return files;
    }
    return switch (fetched(files, Set.of())) {
      case Outcome.Passed<TrustMaterial>(TrustMaterial material) -> material;
      case Outcome.Refused<TrustMaterial>(Refusal refusal) -> {
        LOG.error("no CRLs to begin with: {}", refusal);
        yield new TrustMaterial(files.anchors(), files.issuers(), Set.of());
      }
    };
  }

  /**
   * Where the material is read again.
   *
   * @param trust that uses it: no list may become older
   */
  TrustReload.Source source(Trust trust) {
    if (point.isEmpty()) {
      return TrustReload.Source.of(this::folder);
    }
    return new TrustReload.Source(() -> current(trust), () -> stamp(current(trust)));
  }

  private Outcome<TrustMaterial> folder() {
    return TrustFolder.read(setup.pki().trustFolder());
  }

  private Outcome<TrustMaterial> current(Trust trust) {
    return folder().then(files -> fetched(files, trust.material().crls()));
  }

  private static String stamp(Outcome<TrustMaterial> fetched) {
    return switch (fetched) {
      case Outcome.Passed<TrustMaterial>(TrustMaterial material) ->
          material.crls().stream()
              .map(list -> Arrays.hashCode(list.getSignature()))
              .sorted()
              .toList()
              .toString();
      case Outcome.Refused<TrustMaterial>(Refusal refusal) -> refusal.toString();
    };
  }

  private Outcome<TrustMaterial> fetched(TrustMaterial files, Set<X509CRL> inUse) {
    return point
        .orElseThrow()
        .fetch(RevocationUpdate.ofKnown(files, inUse), setup.around().clock().instant());
  }

  private URI base() {
    return setup.config().responder().or(() -> own.map(RevocationService::address)).orElseThrow();
  }

  private RevocationMode mode() {
    return setup.config().revocation();
  }

  @Override
  public void close() {
    own.ifPresent(RevocationService::close);
  }
}
