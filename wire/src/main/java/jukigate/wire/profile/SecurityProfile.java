package jukigate.wire.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A frozen set of rules for the wire. A change is a new constant with a new year, so that a stored
 * verdict says by which rules it was reached.
 *
 * @param name {@code high} or {@code recommended}
 * @param version name and year, e.g. {@code high-2026}
 * @param xml algorithms of XML Signature and XML Encryption
 * @param keys least key lengths
 * @param periods time limits
 * @param tls what TLS may use
 * @param answerMayOmitFrom an answer without wsa:From is taken when the caller expects its signer
 */
public record SecurityProfile(
    String name,
    String version,
    XmlAlgorithms xml,
    KeyLengths keys,
    Periods periods,
    TlsRules tls,
    boolean answerMayOmitFrom) {

  /**
   * @param signatures allowed SignatureMethod URIs
   * @param digests allowed DigestMethod URIs
   * @param ciphers allowed block encryption URIs
   * @param rsaSignature what an RSA key signs with
   */
  public record XmlAlgorithms(
      Set<String> signatures, Set<String> digests, Set<String> ciphers, String rsaSignature) {
    public XmlAlgorithms {
      signatures = Set.copyOf(signatures);
      digests = Set.copyOf(digests);
      ciphers = Set.copyOf(ciphers);
    }
  }

  /**
   * @param rsaBits least modulus of an RSA key
   * @param ecBits least field size of an EC key; only P-256 and P-384 are taken
   */
  public record KeyLengths(int rsaBits, int ecBits) {}

  /**
   * @param immediate longest span of Created to Expires of a synchronous message
   * @param queued longest span of a store-and-forward message
   * @param future how far Created may lie ahead of the receiver's clock
   * @param status how long an answer of an OCSP responder is believed, at most
   */
  public record Periods(Duration immediate, Duration queued, Duration future, Duration status) {}

  /**
   * @param protocols names of the JDK, best first
   * @param suites cipher suites, best first
   * @param groups named groups, best first
   * @param schemes signature schemes, best first
   */
  public record TlsRules(
      List<String> protocols, List<String> suites, List<String> groups, List<String> schemes) {
    public TlsRules {
      protocols = List.copyOf(protocols);
      suites = List.copyOf(suites);
      groups = List.copyOf(groups);
      schemes = List.copyOf(schemes);
    }
  }

  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String MGF1 = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";

  private static final Set<String> HIGH_SIGNATURES =
      Set.of(
          MORE + "ecdsa-sha256",
          MORE + "ecdsa-sha384",
          MGF1 + "sha256-rsa-MGF1",
          MGF1 + "sha384-rsa-MGF1");
  private static final Set<String> DIGESTS =
      Set.of(XENC + "sha256", MORE + "sha384", XENC + "sha512");
  private static final Periods HIGH_PERIODS = periods(Duration.ofSeconds(10));
  private static final Periods PERIODS = periods(Duration.ofSeconds(60));
  private static final List<String> TLS13_SUITES =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");
  private static final List<String> TLS12_SUITES =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
  private static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1");
  private static final List<String> SCHEMES =
      List.of(
          "ecdsa_secp256r1_sha256",
          "ecdsa_secp384r1_sha384",
          "rsa_pss_rsae_sha256",
          "rsa_pss_rsae_sha384",
          "rsa_pss_pss_sha256");

  /** IPA 高セキュリティ型: TLS 1.3 only; ECDSA P-256, P-384 or RSA-PSS 3072. */
  public static final SecurityProfile HIGH_2026 =
      new SecurityProfile(
          "high",
          "high-2026",
          new XmlAlgorithms(
              HIGH_SIGNATURES, DIGESTS, Set.of(XENC11 + "aes256-gcm"), MGF1 + "sha256-rsa-MGF1"),
          new KeyLengths(3072, 256),
          HIGH_PERIODS,
          new TlsRules(List.of("TLSv1.3"), TLS13_SUITES, GROUPS, SCHEMES),
          false);

  /** IPA 推奨セキュリティ型: adds TLS 1.2 ECDHE with AEAD, and rsa-sha256 with 2048 bits or more. */
  public static final SecurityProfile RECOMMENDED_2026 =
      new SecurityProfile(
          "recommended",
          "recommended-2026",
          new XmlAlgorithms(
              union(
                  HIGH_SIGNATURES,
                  Set.of(MORE + "rsa-sha256", MORE + "rsa-sha384", MORE + "rsa-sha512")),
              DIGESTS,
              Set.of(XENC11 + "aes256-gcm", XENC11 + "aes128-gcm"),
              MORE + "rsa-sha256"),
          new KeyLengths(2048, 256),
          PERIODS,
          new TlsRules(
              List.of("TLSv1.3", "TLSv1.2"),
              Stream.concat(TLS13_SUITES.stream(), TLS12_SUITES.stream()).toList(),
              GROUPS,
              SCHEMES),
          true);

  /** The newest profile of that name. */
  public static Optional<SecurityProfile> byName(String name) {
    return Stream.of(HIGH_2026, RECOMMENDED_2026)
        .filter(profile -> profile.name.equals(name) || profile.version.equals(name))
        .findFirst();
  }

  private static Periods periods(Duration status) {
    return new Periods(Duration.ofMinutes(5), Duration.ofDays(7), Duration.ofSeconds(30), status);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Set.copyOf(Stream.concat(one.stream(), other.stream()).toList());
  }
}
