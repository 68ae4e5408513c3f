package jukigate.conformance.matrix;

import java.util.Locale;
import java.util.Optional;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.BadCertificate;

/** What the attacker shows of himself: one row of the matrix. */
public enum Defect {
  GOOD(new Bilingual("正しい証明書", "a good certificate")),
  NONE(new Bilingual("証明書なし", "no certificate")),
  ASKS_FOR_NONE(
      new Bilingual("正しい証明書だが相手の証明書を求めない", "a good certificate, but asks the client for none")),
  SELF_SIGNED,
  UNKNOWN_CA,
  EXPIRED,
  NOT_YET_VALID,
  REVOKED,
  REVOKED_CA,
  CA_WITHOUT_CRL,
  OTHER_USAGE,
  EKU_SERVER_ONLY,
  EKU_CLIENT_ONLY,
  EKU_ANY,
  EKU_ABSENT,
  NO_DIGITAL_SIGNATURE,
  RSA_1024,
  SHA1,
  CA_AS_LEAF,
  ISSUED_BY_NODE,
  UNKNOWN_CRITICAL,
  NO_NODE_URI,
  TWO_NODE_URIS,
  CN_ONLY,
  OTHER_NODE,
  WILDCARD_HOST,
  OTHER_HOST,
  GOOD_AGAIN(new Bilingual("正しい証明書 (最後にもう一度)", "a good certificate, after all of these"));

  private final Optional<Bilingual> own;

  Defect() {
    own = Optional.empty();
  }

  Defect(Bilingual own) {
    this.own = Optional.of(own);
  }

  /** As it stands in the name of a cell. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Bilingual title() {
    return own.orElseGet(() -> new Bilingual(bad().text(Language.JA), bad().text(Language.EN)));
  }

  /** The certificate of the test PKI that has it, if the certificate is what is bad. */
  public Optional<BadCertificate> certificate() {
    return BadCertificate.ofId("tls-" + label());
  }

  private BadCertificate bad() {
    return certificate().orElseThrow();
  }

  /** Whether there is such a thing at this end at all. */
  boolean isAt(Place place) {
    return switch (this) {
      case NONE -> place.listens();
      case ASKS_FOR_NONE -> !place.listens();
      default -> true;
    };
  }

  /** What it must be refused with; empty when there is nothing wrong with it at this end. */
  Optional<String> reason(Place place) {
    return switch (this) {
      case GOOD, GOOD_AGAIN -> Optional.empty();
      case NONE -> id(RefusalCode.TLS_PEER_MISSING);
      case ASKS_FOR_NONE -> id(RefusalCode.TLS_PEER_REFUSED);
      // A client is known by its node URI; only a server has a host name to be held to.
      case EKU_CLIENT_ONLY, WILDCARD_HOST, OTHER_HOST -> ofServer(place);
      case EKU_SERVER_ONLY ->
          place.listens() ? id(RefusalCode.CERTIFICATE_USAGE) : Optional.empty();
      case OTHER_NODE -> ofOtherNode(place);
      default -> id(bad().expected());
    };
  }

  private Optional<String> ofServer(Place place) {
    RefusalCode code =
        this == EKU_CLIENT_ONLY
            ? RefusalCode.CERTIFICATE_USAGE
            : RefusalCode.CERTIFICATE_NOT_A_NODE;
    return place.listens() ? Optional.empty() : id(code);
  }

  private static Optional<String> ofOtherNode(Place place) {
    return switch (place) {
      case GATEWAY_LISTENS -> id(RefusalCode.SIGNER_IS_NOT_TLS_PEER);
      case NODE_LISTENS -> id(RefusalCode.RELAY_UNKNOWN);
      case GATEWAY_DIALS, NODE_DIALS -> id(RefusalCode.CERTIFICATE_NOT_A_NODE);
    };
  }

  private static Optional<String> id(RefusalCode code) {
    return Optional.of(code.id());
  }
}
