package jukigate.app.console;

import static java.util.Comparator.comparing;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jukigate.app.backbone.Backbone;
import jukigate.console.view.Pki;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.CertificateEntry;
import jukigate.keystores.CertificateEntry.Origin;
import jukigate.keystores.KeyFiles;
import jukigate.keystores.KeyRole;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;

/** The PKI of a running backbone. Two administrators never act at the same time. */
final class BackbonePki implements Pki {
  private static final Duration SOON = Duration.ofDays(30);
  private static final String CRL_NUMBER = "2.5.29.20";

  /** Tag and length of an octet string and of the integer in it; a number has 20 octets at most. */
  private static final int CRL_NUMBER_AT = 4;

  private final Backbone backbone;

  BackbonePki(Backbone backbone) {
    this.backbone = backbone;
  }

  private TestPki pki() {
    return backbone.pki();
  }

  private Instant now() {
    return backbone.clock().instant();
  }

  private static boolean isAuthority(CertificateEntry entry) {
    return entry.holder().origin() == Origin.AUTHORITY;
  }

  private Standings standings(List<CertificateEntry> all) {
    return new Standings(
        backbone.trust().material(),
        now(),
        all.stream().filter(BackbonePki::isAuthority).toList(),
        pki()::certificate);
  }

  @Override
  public State state() {
    List<CertificateEntry> all = pki().list();
    Standings standings = standings(all);
    Map<String, List<CertificateEntry>> issued =
        all.stream()
            .filter(entry -> !isAuthority(entry))
            .collect(Collectors.groupingBy(entry -> entry.facts().issuer()));
    return new State(
        now().toString(),
        backbone.profile().name(),
        label(pki().nextStep()),
        responder(),
        all.stream()
            .filter(BackbonePki::isAuthority)
            .map(one -> authority(one, standings, issued))
            .toList());
  }

  private Optional<Responder> responder() {
    return backbone
        .revocationService()
        .map(
            it ->
                new Responder(
                    it.address().toString(),
                    it.mode().label(),
                    it.mode().isHonest(),
                    it.questions()));
  }

  private Authority authority(
      CertificateEntry entry, Standings standings, Map<String, List<CertificateEntry>> issued) {
    String label = entry.holder().use();
    String issuer = entry.facts().issuer();
    return new Authority(
        label,
        issuer.equals(label) ? "" : issuer,
        standings.isTrusted(label),
        shown(entry, standings),
        counts(issued.getOrDefault(label, List.of())),
        standings.lists(label).stream()
            .max(Comparator.comparing(X509CRL::getThisUpdate))
            .map(this::crl));
  }

  private Counts counts(List<CertificateEntry> issued) {
    Instant now = now();
    List<CertificateEntry> meant =
        issued.stream().filter(entry -> entry.holder().origin() != Origin.BAD).toList();
    return new Counts(
        issued.size(),
        count(meant, entry -> entry.state(now) == CertificateEntry.State.VALID),
        count(meant, entry -> entry.state(now) == CertificateEntry.State.SUPERSEDED),
        count(meant, this::endsSoon),
        count(meant, entry -> entry.revocation().isPresent()),
        count(meant, entry -> entry.state(now) == CertificateEntry.State.EXPIRED),
        issued.size() - meant.size());
  }

  private static int count(List<CertificateEntry> some, Predicate<CertificateEntry> which) {
    return (int) some.stream().filter(which).count();
  }

  private boolean endsSoon(CertificateEntry entry) {
    return entry.state(now()) == CertificateEntry.State.VALID
        && entry.facts().notAfter().isBefore(now().plus(SOON));
  }

  private Crl crl(X509CRL list) {
    return new Crl(
        number(list),
        list.getThisUpdate().toInstant().toString(),
        Optional.ofNullable(list.getNextUpdate()).map(it -> it.toInstant().toString()).orElse(""),
        Optional.ofNullable(list.getRevokedCertificates()).map(it -> it.size()).orElse(0),
        Lists.isCurrent(list, now()));
  }

  private static String number(X509CRL list) {
    byte[] extension = list.getExtensionValue(CRL_NUMBER);
    return extension == null || extension.length <= CRL_NUMBER_AT
        ? ""
        : new BigInteger(Arrays.copyOfRange(extension, CRL_NUMBER_AT, extension.length)).toString();
  }

  private Certificate shown(CertificateEntry entry, Standings standings) {
    CertificateEntry.Facts facts = entry.facts();
    String standing = standings.of(entry);
    return new Certificate(
        entry.serialHex(),
        entry.holder().node().map(NodeId::value).orElse(""),
        entry.holder().origin().name(),
        entry.holder().use(),
        facts.algorithm(),
        facts.issuer(),
        facts.notBefore().toString(),
        facts.notAfter().toString(),
        Math.floorDiv(
            Duration.between(now(), facts.notAfter()).toSeconds(), Duration.ofDays(1).toSeconds()),
        standing,
        entry.superseded(),
        entry.revocation().map(it -> new Revoked(it.at().toString(), it.reason().label())),
        entry.revocation().isPresent() && standing.equals(Standings.VALID));
  }

  @Override
  public Page page(Wanted wanted, int from, int limit) {
    List<CertificateEntry> all = pki().list();
    List<CertificateEntry> meeting =
        all.stream()
            .filter(entry -> !isAuthority(entry) && meets(entry, wanted))
            .sorted(
                comparing((CertificateEntry entry) -> node(entry))
                    .thenComparing(entry -> entry.holder().use())
                    .thenComparing(entry -> entry.facts().notBefore(), Comparator.reverseOrder()))
            .toList();
    Standings standings = standings(all);
    return new Page(
        meeting.stream().skip(from - 1L).limit(limit).map(it -> shown(it, standings)).toList(),
        from,
        meeting.size());
  }

  private static String node(CertificateEntry entry) {
    return entry.holder().node().map(NodeId::value).orElse("");
  }

  private boolean meets(CertificateEntry entry, Wanted wanted) {
    String find = wanted.find().toLowerCase(Locale.ROOT).replace(":", "");
    return (wanted.issuer().isEmpty() || entry.facts().issuer().equals(wanted.issuer()))
        && (node(entry).contains(find) || entry.serialHex().contains(find))
        && isShown(entry, wanted.show());
  }

  private boolean isShown(CertificateEntry entry, String show) {
    boolean bad = entry.holder().origin() == Origin.BAD;
    return switch (show) {
      case "current" -> !bad && !entry.superseded();
      case "soon" -> !bad && endsSoon(entry);
      case "revoked" -> !bad && entry.revocation().isPresent();
      case "replaced" -> !bad && entry.superseded();
      case "bad" -> bad;
      default -> true;
    };
  }

  @Override
  public Optional<Detail> show(String serial, Language language) {
    return find(serial).map(entry -> detail(entry, language));
  }

  private Optional<CertificateEntry> find(String serial) {
    return pki().list().stream().filter(entry -> entry.serialHex().equals(serial)).findFirst();
  }

  private CertificateEntry known(String serial) {
    return find(serial)
        .orElseThrow(
            () -> new RefusedException(Refusal.of(RefusalCode.CERTIFICATE_NOT_FOUND, serial)));
  }

  private Detail detail(CertificateEntry entry, Language language) {
    Optional<X509Certificate> certificate = pki().certificate(entry);
    var judge = new CertificateJudge(backbone.trust(), language);
    return new Detail(
        shown(entry, standings(pki().list())),
        entry.purpose(language),
        certificate.map(judge::content),
        certificate.stream().flatMap(it -> judge.of(it, role(entry))).toList(),
        entry.holder().origin() == Origin.NODE && !entry.superseded());
  }

  private static Optional<KeyRole> role(CertificateEntry entry) {
    String use = entry.holder().use();
    return KeyRole.ofLabel(use).or(() -> BadCertificate.ofId(use).map(BadCertificate::role));
  }

  @Override
  public Optional<String> pem(String serial, boolean chain) {
    return find(serial)
        .flatMap(pki()::certificate)
        .map(it -> KeyFiles.pem(chain ? chain(it) : List.of(it)));
  }

  /** As far as there is one. */
  private List<X509Certificate> chain(X509Certificate certificate) {
    return backbone.trust().path(certificate)
            instanceof Outcome.Passed<List<X509Certificate>>(List<X509Certificate> path)
        ? path
        : List.of(certificate);
  }

  @Override
  public synchronized Detail issue(Request request, Language language, String by) {
    NodeId node =
        NodeId.parse(request.node())
            .orElseThrow(
                () ->
                    new RefusedException(Refusal.of(RefusalCode.NODE_ID_INVALID, request.node())));
    KeyRole use = KeyRole.ofLabel(request.use()).orElseThrow(BackbonePki::noUse);
    CertificateEntry entry =
        request.csr().isBlank()
            ? pki().renew(node, use).orThrow()
            : pki().issue(request.csr(), node, use).orThrow().entry();
    onRecord("issue", by, entry, Map.of());
    return detail(entry, language);
  }

  private static RefusedException noUse() {
    return invalid("use: tls | sign | sign-rsa | encrypt");
  }

  private static RefusedException invalid(String allowed) {
    return new RefusedException(Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, allowed));
  }

  private void onRecord(String act, String by, CertificateEntry entry, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.put("what", act);
    all.put("role", by);
    all.put("serial", entry.serialHex());
    all.put("use", entry.holder().use());
    entry.holder().node().ifPresent(node -> all.put("node", node.value()));
    backbone.putOnRecord("console-pki", all);
  }

  @Override
  public synchronized Detail revoke(String serial, String reason, Language language, String by) {
    RevocationReason why = RevocationReason.ofLabel(reason).orElseThrow(BackbonePki::noReason);
    known(serial).revocation().ifPresent(before -> refuseTwice(serial, before));
    CertificateEntry revoked = pki().revoke(serial, why).orThrow();
    onRecord("revoke", by, revoked, Map.of("reason", why.label()));
    takeOver();
    return detail(revoked, language);
  }

  private static RefusedException noReason() {
    return invalid(
        "reason: "
            + Arrays.stream(RevocationReason.values())
                .map(RevocationReason::label)
                .collect(Collectors.joining(" | ")));
  }

  private static void refuseTwice(String serial, CertificateEntry.Revocation before) {
    throw new RefusedException(
        Refusal.of(
            RefusalCode.CERTIFICATE_REVOKED_BEFORE, serial, before.at(), before.reason().label()));
  }

  /** What cannot be read now is read at the usual interval; until then it is shown as pending. */
  private void takeOver() {
    var unused = backbone.reloadTrust();
  }

  @Override
  public synchronized Detail renew(String serial, boolean sameKey, Language language, String by) {
    CertificateEntry before = known(serial);
    if (before.holder().origin() != Origin.NODE) {
      throw new RefusedException(Refusal.of(RefusalCode.CERTIFICATE_NOT_RENEWABLE, serial));
    }
    NodeId node = before.holder().node().orElseThrow();
    if (before.superseded()) {
      throw new RefusedException(
          Refusal.of(RefusalCode.CERTIFICATE_REPLACED, serial, node, newest(before)));
    }
    var kept = sameKey ? TestPki.Renewal.SAME_KEY : TestPki.Renewal.NEW_KEY;
    CertificateEntry renewed =
        pki().renew(node, KeyRole.ofLabel(before.holder().use()).orElseThrow(), kept).orThrow();
    onRecord("renew", by, renewed, Map.of("before", serial));
    return detail(renewed, language);
  }

  private String newest(CertificateEntry replaced) {
    return pki().list().stream()
        .filter(entry -> entry.holder().equals(replaced.holder()) && !entry.superseded())
        .map(CertificateEntry::serialHex)
        .findFirst()
        .orElse("");
  }

  @Override
  public synchronized Rolled rollover(String step, String by) {
    TestPki.Rollover wanted =
        Arrays.stream(TestPki.Rollover.values())
            .filter(one -> label(one).equals(step))
            .findFirst()
            .orElseThrow(() -> invalid("step: begin | switch | end"));
    List<CertificateEntry> changed = pki().rollover(wanted).orThrow();
    backbone.putOnRecord(
        "console-pki",
        Map.of(
            "what",
            "rollover",
            "step",
            step,
            "certificates",
            Integer.toString(changed.size()),
            "serials",
            changed.stream()
                .filter(BackbonePki::isAuthority)
                .map(CertificateEntry::serialHex)
                .collect(Collectors.joining(" ")),
            "role",
            by));
    takeOver();
    return new Rolled(step, changed.size(), label(pki().nextStep()));
  }

  private static String label(TestPki.Rollover step) {
    return step.name().toLowerCase(Locale.ROOT);
  }
}
