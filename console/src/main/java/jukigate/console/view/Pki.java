package jukigate.console.view;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;

/**
 * The test PKI of a running backbone, and what its gateway makes of it. Nothing here holds a
 * private key, a password, or a place where one is. Refusals are thrown as RefusedException; what
 * changes something is on record with the role and the serial number.
 */
public interface Pki {
  /** The CAs. */
  State state();

  /**
   * Certificates by node, use and age.
   *
   * @param from number of the first one, from 1
   */
  Page page(Wanted wanted, int from, int limit);

  /**
   * One certificate; empty where there is none.
   *
   * @param serial lower-case hex
   */
  Optional<Detail> show(String serial, Language language);

  /**
   * The certificate as PEM; empty where there is none, or another has taken its file.
   *
   * @param chain with its issuers, as far as the gateway knows them
   */
  Optional<String> pem(String serial, boolean chain);

  /**
   * A certificate for a vendor's request, or a new key for a simulated node. Throws
   * NODE_ID_INVALID, CONSOLE_REQUEST_INVALID, and what the PKI refuses.
   *
   * @param by code of the role
   */
  Detail issue(Request request, Language language, String by);

  /**
   * Revokes one; the gateway knows when this returns. Throws CERTIFICATE_NOT_FOUND,
   * CERTIFICATE_REVOKED_BEFORE.
   *
   * @param reason name of RFC 5280, e.g. {@code keyCompromise}
   */
  Detail revoke(String serial, String reason, Language language, String by);

  /**
   * A new certificate in place of this one. Throws CERTIFICATE_NOT_FOUND, CERTIFICATE_REPLACED,
   * CERTIFICATE_NOT_RENEWABLE, CSR_KEY_USED.
   */
  Detail renew(String serial, boolean sameKey, Language language, String by);

  /**
   * One step from a generation of CAs to the next. Throws ROLLOVER_ORDER.
   *
   * @param step {@code begin}, {@code switch} or {@code end}
   */
  Rolled rollover(String step, String by);

  /**
   * What there is.
   *
   * @param now by the clock of the backbone, as all instants here: ISO 8601 in UTC
   * @param next step of a rollover: {@code begin}, {@code switch} or {@code end}
   * @param responder empty where the gateway reads CRLs from files, or asks somebody else
   */
  record State(
      String now,
      String profile,
      String next,
      Optional<Responder> responder,
      List<Authority> authorities) {}

  /**
   * Who answers about revocation.
   *
   * @param honest whether it does as a responder should
   * @param questions that came since the start
   */
  record Responder(String address, String mode, boolean honest, long questions) {}

  /**
   * A CA.
   *
   * @param label e.g. {@code tls-ca-g2}
   * @param parent label of the CA above it; empty for a root
   * @param trusted whether the gateway trusts it now
   * @param crl that the gateway has of it; empty where it has none
   */
  record Authority(
      String label,
      String parent,
      boolean trusted,
      Certificate certificate,
      Counts counts,
      Optional<Crl> crl) {}

  /**
   * What a CA issued.
   *
   * @param good neither revoked nor replaced, and within their time
   * @param replaced by another one, neither revoked nor over
   * @param soon those of the good ones that end within 30 days
   * @param bad wrong on purpose; in no other count but the first
   */
  record Counts(int all, int good, int replaced, int soon, int revoked, int expired, int bad) {}

  /**
   * A list of revoked certificates.
   *
   * @param number as it stands in it; empty where it has none
   * @param current whether it is good at the clock of the backbone
   */
  record Crl(String number, String from, String until, int entries, boolean current) {}

  /**
   * Which certificates.
   *
   * @param issuer label of the CA; empty for all
   * @param find part of the node's id or of the serial number; empty for all
   * @param show {@code current}, {@code soon}, {@code revoked}, {@code replaced}, {@code bad} or
   *     {@code all}
   */
  record Wanted(String issuer, String find, String show) {}

  /** Some certificates of all that meet what was wanted. */
  record Page(List<Certificate> certificates, int from, int matching) {}

  /**
   * A certificate.
   *
   * @param node that it is for; empty for a CA
   * @param origin {@code AUTHORITY}, {@code NODE}, {@code EXTERNAL} (a vendor has its key) or
   *     {@code BAD} (wrong on purpose)
   * @param use {@code tls}, {@code sign}, {@code sign-rsa}, {@code encrypt}; label of the CA; or
   *     what is wrong with it
   * @param daysLeft whole days until its end; negative after it
   * @param standing by its dates and by the CRL that the gateway has: {@code VALID}, {@code
   *     NOT_YET_VALID}, {@code EXPIRED}, {@code REVOKED}, {@code UNKNOWN} (there is no CRL), {@code
   *     UNTRUSTED} (its CA is not trusted) or {@code ISSUER} (its CA is not good itself)
   * @param replaced whether another one is used in its place
   * @param revoked as the PKI has it
   * @param pending whether the PKI revoked it and the gateway does not know yet
   */
  record Certificate(
      String serial,
      String node,
      String origin,
      String use,
      String algorithm,
      String issuer,
      String from,
      String until,
      long daysLeft,
      String standing,
      boolean replaced,
      Optional<Revoked> revoked,
      boolean pending) {}

  /** When and why. */
  record Revoked(String at, String reason) {}

  /**
   * A certificate with what it says.
   *
   * @param purpose what it is for, or what is wrong with it
   * @param content empty when another one has taken its file
   * @param judgements of the gateway, now; none of a CA
   * @param renewable whether it can be renewed here
   */
  record Detail(
      Certificate certificate,
      String purpose,
      Optional<Content> content,
      List<Judgement> judgements,
      boolean renewable) {}

  /**
   * What a certificate says.
   *
   * @param names other names of the subject
   * @param keyUsage names of RFC 5280
   * @param purposes extended key usage, object identifiers
   * @param path subjects of its issuers up to the root, as far as the gateway finds one
   */
  record Content(
      String subject,
      String issuer,
      List<String> names,
      List<String> keyUsage,
      List<String> purposes,
      String sha256,
      List<String> path) {}

  /**
   * Whether the gateway takes it.
   *
   * @param usage e.g. {@code TLS_CLIENT}
   * @param node that it speaks for; empty when it is refused
   * @param id of the refusal; empty when it is taken, as the two texts
   */
  record Judgement(String usage, String node, String id, String text, String fix) {}

  /**
   * What is to be issued.
   *
   * @param csr PKCS#10 as PEM; empty for a new key of a simulated node
   */
  record Request(String node, String use, String csr) {}

  /**
   * What a step of a rollover did.
   *
   * @param certificates that became new, or left trust
   * @param next step
   */
  record Rolled(String step, int certificates, String next) {}
}
