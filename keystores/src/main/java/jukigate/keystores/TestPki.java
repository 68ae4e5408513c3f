package jukigate.keystores;

import static java.util.Comparator.naturalOrder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.CertificateEntry.Facts;
import jukigate.keystores.CertificateEntry.State;
import jukigate.keystores.NodeKeys.Wanted;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.TrustMaterial;

/**
 * The test PKI of one home folder. Safe for many threads, and for several processes on one folder:
 * whoever writes holds the folder's lock.
 *
 * <p>Methods that return a bare value throw {@link RefusedException}: KEY_FILE_INVALID for a
 * damaged file, PASSWORD_WRONG, FOLDER_BUSY when another process held the lock for too long,
 * DISK_FULL when nothing can be written.
 */
public final class TestPki {
  /** Of so many nodes all keys are made and read beforehand. */
  private static final int FEW = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Vault vault;
  private final Authorities authorities;
  private final NodeKeys keys;
  private final BadIdentities bad;
  private final Registry registry;
  private final boolean vendorsToo;

  private TestPki(Vault vault) {
    this.vault = vault;
    this.authorities = new Authorities(vault);
    this.keys = new NodeKeys(vault);
    this.bad = new BadIdentities(vault, authorities);
    this.registry = new Registry(vault, authorities);
    this.vendorsToo = true;
  }

  private TestPki(TestPki same, boolean vendorsToo) {
    this.vault = same.vault;
    this.authorities = same.authorities;
    this.keys = same.keys;
    this.bad = same.bad;
    this.registry = same.registry;
    this.vendorsToo = vendorsToo;
  }

  /**
   * The same PKI for a run in which every node is simulated: {@link #encryptionCertificate} gives
   * the simulated node's, for nobody there has the key of what a vendor brought.
   */
  public TestPki simulatingAll() {
    return new TestPki(this, false);
  }

  /**
   * Opens the PKI in a folder, or mints its CAs when the folder is new. The password of its files
   * is that of the environment variable JUKIGATE_PKI_PASSWORD, else of the file {@code password}.
   *
   * @param folder e.g. {@code var/pki}; made if it does not exist
   */
  public static Outcome<TestPki> openOrMint(Path folder, InstantSource clock, SecureRandom random) {
    return openOrMint(folder, clock, random, System.getenv());
  }

  /** The same with an environment that the caller chooses. */
  public static Outcome<TestPki> openOrMint(
      Path folder, InstantSource clock, SecureRandom random, Map<String, String> environment) {
    return openOrMint(new PkiFolder(folder), clock, random, new Opening(environment, PATIENCE));
  }

  /** How to open: environment, and how long to wait for the lock. */
  record Opening(Map<String, String> environment, Duration patience) {}

  static Outcome<TestPki> openOrMint(
      PkiFolder folder, InstantSource clock, SecureRandom random, Opening opening) {
    return guarded(
        () -> {
          folder.create();
          FolderLock lock = new FolderLock(folder.path(), opening.patience());
          return lock.hold(
              () -> {
                folder.sweep();
                PkiPassword password = PkiPassword.of(folder, opening.environment(), random);
                CertificateMint mint = new CertificateMint(random);
                TestPki pki = new TestPki(new Vault(folder, lock, password, clock, mint));
                pki.openLocked();
                return pki;
              });
        });
  }

  private void openLocked() {
    if (!Files.exists(vault.folder().resolve(IndexFile.NAME))) {
      if (Stream.of("nodes", "issued").map(vault.folder()::resolve).anyMatch(Files::exists)) {
        throw KeyFiles.invalid(vault.folder().resolve(IndexFile.NAME), "missing");
      }
      authorities.mintAll();
    }
    vault.authority(AuthorityName.TLS_CA); // proves the password
    vault.alone(
        index -> {
          authorities.renewCrls(index);
          return index;
        });
  }

  /**
   * Whether certificates can be had at an instant: not before the CAs were made, and not when one
   * of them ends within the time in which certificates are renewed.
   *
   * @return the instant; refused with CLOCK_OUTSIDE_PKI
   */
  public Outcome<Instant> serves(Instant instant) {
    return guarded(
        () -> {
          List<Facts> authorities =
              vault
                  .current()
                  .authorities()
                  .filter(entry -> !entry.superseded())
                  .map(CertificateEntry::facts)
                  .toList();
          Instant from =
              authorities.stream().map(Facts::notBefore).max(naturalOrder()).orElseThrow();
          Instant end = authorities.stream().map(Facts::notAfter).min(naturalOrder()).orElseThrow();
          Instant to = end.minus(NodeKeys.RENEWAL);
          if (instant.isBefore(from) || instant.isAfter(to)) {
            throw new RefusedException(
                Refusal.of(RefusalCode.CLOCK_OUTSIDE_PKI, instant, from, to));
          }
          return instant;
        });
  }

  public Path folder() {
    return vault.folder().path();
  }

  /** Where anchors, issuers and CRLs are, for {@link TrustFolder#read}. */
  public Path trustFolder() {
    return vault.folder().resolve("trust");
  }

  /** Anchors, issuing CAs and current CRLs, read from the folder; near-expired CRLs are renewed. */
  public TrustMaterial trustMaterial() {
    renewStaleCrls();
    return TrustFolder.read(trustFolder()).orThrow();
  }

  /**
   * Publishes each CRL anew that has passed half of its life, and leaves the others alone. Whoever
   * stays up for longer than a CRL is good asks for it from time to time; costs a few small files
   * when nothing is to be done.
   *
   * @return true when a CRL was published; refused with FOLDER_BUSY, KEY_FILE_INVALID or DISK_FULL
   */
  public Outcome<Boolean> renewCrls() {
    return guarded(this::renewStaleCrls);
  }

  private boolean renewStaleCrls() {
    if (!authorities.crlsAreStale(vault.current())) {
      return false;
    }
    vault.alone(
        index -> {
          authorities.renewCrls(index);
          return index;
        });
    return true;
  }

  /**
   * Makes the keys of many nodes ready, minting what is missing on all processors: TLS, signing,
   * and for municipalities decryption. Any other key is minted when it is first asked for. Of more
   * than 100 nodes, only what is missing for TLS and signing is minted, and nothing is read.
   *
   * @return how many keys were minted
   */
  public Outcome<Integer> prepare(Collection<NodeId> nodes, SecurityProfile profile) {
    return nodes.size() > FEW
        ? mintMissing(nodes, profile)
        : guarded(() -> keys.prepare(wanted(nodes, profile)));
  }

  /**
   * The same, and what is there stays on disk until it is asked for: for whoever uses few of many.
   *
   * @return how many keys were minted
   */
  public Outcome<Integer> mintMissing(Collection<NodeId> nodes, SecurityProfile profile) {
    return guarded(() -> keys.mintMissing(wanted(nodes, profile)));
  }

  /**
   * Mints the keys that are missing to read what is encrypted for these nodes (RSA-3072, the
   * slowest of all), on all processors.
   *
   * @return how many were minted
   */
  public Outcome<Integer> mintEncryption(Collection<NodeId> nodes) {
    return guarded(
        () ->
            keys.mintMissing(
                nodes.stream().map(node -> new Wanted(node, KeyRole.ENCRYPT)).toList()));
  }

  private static List<Wanted> wanted(Collection<NodeId> nodes, SecurityProfile profile) {
    boolean few = nodes.size() <= FEW;
    return nodes.stream()
        .flatMap(node -> roles(node, profile, few).map(role -> new Wanted(node, role)))
        .toList();
  }

  /**
   * RSA keys take long, and bodies are encrypted for municipalities only: others wait, and so do
   * those of a whole country.
   */
  private static Stream<KeyRole> roles(NodeId node, SecurityProfile profile, boolean few) {
    Stream<KeyRole> always = Stream.of(KeyRole.TLS, signingRole(profile));
    return few && node.role() == NodeRole.MUNICIPAL_CS
        ? Stream.concat(always, Stream.of(KeyRole.ENCRYPT))
        : always;
  }

  /** With which key a node signs messages in this profile. */
  public static KeyRole signingRole(SecurityProfile profile) {
    return profile.name().equals(SecurityProfile.RECOMMENDED_2026.name())
        ? KeyRole.SIGN_RSA
        : KeyRole.SIGN;
  }

  public TlsIdentity tls(NodeId node) {
    HeldKey held = keys.get(new Wanted(node, KeyRole.TLS));
    return new TlsIdentity(node, held.key(), held.chain());
  }

  /** EC in profile {@code high}, RSA in {@code recommended}. */
  public SigningIdentity signing(NodeId node, SecurityProfile profile) {
    HeldKey held = keys.get(new Wanted(node, signingRole(profile)));
    return new SigningIdentity(node, held.key(), held.certificate());
  }

  public DecryptionIdentity decryption(NodeId node) {
    HeldKey held = keys.get(new Wanted(node, KeyRole.ENCRYPT));
    return new DecryptionIdentity(node, held.key(), held.certificate());
  }

  /** What to encrypt for a node with: the newest that a vendor brought for it, else ours. */
  public X509Certificate encryptionCertificate(NodeId node) {
    Optional<CertificateEntry> external =
        vault
            .current()
            .external(node, KeyRole.ENCRYPT)
            .filter(entry -> vendorsToo && entry.state(vault.now()) == State.VALID)
            .max(Comparator.comparing(entry -> entry.facts().notBefore()));
    return external
        .map(registry::certificate)
        .orElseGet(() -> keys.get(new Wanted(node, KeyRole.ENCRYPT)).certificate());
  }

  /** The CAs that publish a CRL now, e.g. {@code tls-ca}. */
  public List<String> publishedLists() {
    return vault.current().publishing();
  }

  /**
   * Starts the OCSP responder and the CRL distribution point of this PKI on 127.0.0.1.
   *
   * @param port 0 takes a free one
   * @return refused with PORT_IN_USE
   */
  public Outcome<RevocationService> serveRevocation(int port) {
    return RevocationService.start(vault, port);
  }

  /** A time stamp authority of this PKI, with a certificate of its own. */
  public TimeStampAuthority timeStamps() {
    return new TimeStampAuthority(vault);
  }

  /** The certificates that must be refused. */
  public BadIdentities bad() {
    return bad;
  }

  /** Those that must be refused for their very bytes. */
  public OddCertificates odd() {
    return new OddCertificates(vault);
  }

  /** Everything ever minted or issued here, in that order. */
  public List<CertificateEntry> list() {
    return vault.current().entries();
  }

  /** The certificate of an entry; empty when the file of its name holds another one by now. */
  public Optional<X509Certificate> certificate(CertificateEntry entry) {
    return registry.kept(entry);
  }

  /**
   * Issues a certificate for a vendor's key.
   *
   * @param csrPem PKCS#10 as PEM
   * @param node the node that the vendor's system plays
   * @return refused with CSR_REFUSED (unreadable), CSR_POSSESSION, CSR_KEY_WEAK, CSR_NAME_FOREIGN
   *     or CSR_KEY_USED
   */
  public Outcome<IssuedCertificate> issue(String csrPem, NodeId node, KeyRole role) {
    return guarded(() -> registry.issue(csrPem, node, role).orThrow());
  }

  /** Replaces a simulated node's key and certificate; the old certificate stays valid. */
  public Outcome<CertificateEntry> renew(NodeId node, KeyRole role) {
    return renew(node, role, Renewal.NEW_KEY);
  }

  /** What a renewal keeps. */
  public enum Renewal {
    NEW_KEY,
    SAME_KEY
  }

  /**
   * Replaces a simulated node's certificate; the old one stays valid until it ends or is revoked.
   * Whoever has the PKI open, in this process or another, uses the new one from then on.
   *
   * @return refused with CSR_KEY_USED when the key of a revoked certificate is to be kept
   */
  public Outcome<CertificateEntry> renew(NodeId node, KeyRole role, Renewal renewal) {
    return guarded(() -> keys.renew(new Wanted(node, role), renewal));
  }

  /** The steps from one generation of CAs to the next, in their order. */
  public enum Rollover {
    /** New root and issuing CAs are trusted beside the old ones; the old ones still issue. */
    BEGIN,
    /** The new ones issue, and every certificate of a simulated node is renewed by them. */
    SWITCH,
    /** The old ones leave trust: what they issued is refused. */
    END
  }

  /**
   * One step of a rollover. Between two steps everybody who trusts must have read the folder again.
   *
   * @return what became new (BEGIN, SWITCH) or left (END); refused with ROLLOVER_ORDER when it is
   *     not the turn of this step
   */
  public Outcome<List<CertificateEntry>> rollover(Rollover step) {
    return guarded(() -> new RolloverDesk(vault, authorities, keys).take(step).orThrow());
  }

  /** The step of a rollover whose turn it is. */
  public Rollover nextStep() {
    return RolloverDesk.turn(vault.current());
  }

  /**
   * Revokes a certificate and publishes the CRL before it returns. Revoking twice changes nothing.
   *
   * @param serialOrName serial number in hex, or name in the index
   * @return refused with CERTIFICATE_NOT_FOUND, also for the root, which no CRL can revoke
   */
  public Outcome<CertificateEntry> revoke(String serialOrName, RevocationReason reason) {
    return guarded(() -> registry.revoke(serialOrName, reason).orThrow());
  }

  private static <T> Outcome<T> guarded(Supplier<T> work) {
    try {
      return Outcome.passed(work.get());
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }
}
