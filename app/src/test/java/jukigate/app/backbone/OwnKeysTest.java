package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.app.command.Typed;
import jukigate.app.courier.Courier;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.KeyFiles;
import jukigate.keystores.KeyRole;
import jukigate.keystores.KeySource;
import jukigate.keystores.TestPki;
import jukigate.keystores.WatchedKey;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.Dispatch;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway with keys that the test PKI does not hold for it. */
class OwnKeysTest {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final char[] PIN = "1234".toCharArray();

  @TempDir static Path common;
  private static TestPki pki;

  @TempDir Path home;

  @BeforeAll
  static void open() {
    JvmSecurity.harden();
    pki = TestPki.openOrMint(common.resolve("pki"), InstantSource.system(), RANDOM).orThrow();
  }

  @Test
  void gatewayWithPemAndPkcs12_relaysAndSignsItsFaults() throws IOException {
    served(pem(), "pkcs12:file=" + p12("sign") + ";alias=sign;password-file=" + password());
  }

  /** A key that cannot leave its token serves TLS and signs messages. */
  @Test
  void gatewayWithAToken_relaysAndSignsItsFaults() throws Exception {
    Path library = softHsm();
    Path pin = Files.writeString(home.resolve("pin"), "1234\n");
    fill(library);
    String at = ";library=" + library + ";slot=0;pin-file=" + pin;
    String tls = "pkcs11:alias=tls" + at;
    served(tls, "pkcs11:alias=sign" + at);

    PrivateKey key = KeySource.parse(tls).orElseThrow().open().orThrow().key();
    assertThat(key.getEncoded()).as("the key stays in the token").isNull();
    assertThat(KeySource.parse("pkcs11:alias=none" + at).orElseThrow().open().isPassed()).isFalse();
  }

  @Test
  void changedFiles_areTheKeyInUse_andBrokenOnesAreNot() throws IOException {
    String text = pem();
    var key = WatchedKey.open(KeySource.parse(text).orElseThrow(), NodeId.GATEWAY).orThrow();
    X509Certificate first = key.tls().chain().getFirst();
    pki.renew(NodeId.GATEWAY, KeyRole.TLS).orThrow();
    pem();
    touch(home.resolve("tls.key.pem"));
    assertThat(key.tls().chain().getFirst()).isEqualTo(pki.tls(NodeId.GATEWAY).chain().getFirst());
    assertThat(key.tls().chain().getFirst()).isNotEqualTo(first);

    Files.writeString(home.resolve("tls.key.pem"), "broken");
    assertThat(key.tls().chain().getFirst()).isEqualTo(pki.tls(NodeId.GATEWAY).chain().getFirst());
  }

  @Test
  void keyOfAnotherCertificate_orOfAnotherNode_isRefused() throws IOException {
    pem();
    Path other = home.resolve("other.chain.pem");
    Files.writeString(other, KeyFiles.pem(pki.tls(SENDER).chain()));
    var mixed = new KeySource.Pem(home.resolve("tls.key.pem"), other);
    assertThat(code(mixed.open())).isEqualTo(RefusalCode.KEY_FILE_INVALID);
    var foreign =
        KeySource.parse(
            "pkcs12:file="
                + common.resolve("pki/nodes/" + SENDER + "/tls.p12")
                + ";alias=tls;password-file="
                + password());
    assertThat(code(WatchedKey.open(foreign.orElseThrow(), NodeId.GATEWAY)))
        .isEqualTo(RefusalCode.KEY_FILE_INVALID);
    assertThat(
            Stream.of(
                    "",
                    "own",
                    "pem:key=a",
                    "pem:key=a;chain=b;more=c",
                    "pkcs11:library=a;slot=x;alias=b;pin-file=c",
                    "jks:file=a")
                .map(KeySource::parse))
        .allMatch(Optional::isEmpty);
  }

  private void served(String tls, String signing) {
    try (Backbone backbone = Backbone.start(setup(tls, signing)).orThrow()) {
      assertThat(send(backbone, Purpose.CARD)).isInstanceOf(Ending.Acknowledged.class);
      assertThat(send(backbone, Purpose.RESIDENCE_COPY))
          .as("a fault that the gateway signed")
          .isEqualTo(new Ending.Fault("JG-502"));
    }
  }

  private Ending send(Backbone backbone, Purpose purpose) {
    var courier =
        new Courier(
            new Courier.Line(
                pki,
                backbone.profile(),
                backbone.trust(),
                backbone.gatewayUrl(),
                InstantSource.system()),
            RANDOM);
    Path body = Typed.ROOT.resolve("scenarios/0004-card/1-prepared.xml");
    var sending =
        new Sending(
            SENDER,
            NodeId.CARD_MANAGEMENT,
            Operation.UPDATE_CARD_STATE,
            new Dispatch("op-1", "term-1", purpose),
            new Form(body));
    var sealed =
        courier.seal(
            sending, BodyFile.read(body).orThrow(), pki.signing(SENDER, backbone.profile()));
    return courier.deliver(sealed, Optional.of(pki.tls(SENDER)), true).ending();
  }

  private BackboneSetup setup(String tls, String signing) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("keys.tls", tls))
            .then(made -> made.with("keys.signing", signing))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(
            Set.of(SENDER, NodeId.CARD_MANAGEMENT),
            0,
            home.resolve("nodes"),
            jukigate.simulators.SimulatorConfig.Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), RANDOM),
        MessageObserver.NONE);
  }

  /** Writes the gateway's present TLS key as PEM. */
  private String pem() throws IOException {
    var own = pki.tls(NodeId.GATEWAY);
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(own.key().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(home.resolve("tls.chain.pem"), KeyFiles.pem(own.chain()));
    Files.writeString(home.resolve("tls.key.pem"), key);
    return "pem:key=" + home.resolve("tls.key.pem") + ";chain=" + home.resolve("tls.chain.pem");
  }

  private Path p12(String use) {
    pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026);
    pki.tls(SENDER);
    return common.resolve("pki/nodes/gateway/" + use + ".p12");
  }

  private Path password() throws IOException {
    p12("sign");
    return Optional.ofNullable(System.getenv("JUKIGATE_PKI_PASSWORD"))
        .map(text -> written(home.resolve("password"), text))
        .orElse(common.resolve("pki/password"));
  }

  private static Path written(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
  }

  private static RefusalCode code(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal().code();
  }

  private static Path softHsm() {
    Optional<Path> library =
        Stream.of(
                "/usr/lib/softhsm/libsofthsm2.so",
                "/usr/lib64/pkcs11/libsofthsm2.so",
                "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst();
    assumeTrue(
        library.isPresent() && System.getenv("SOFTHSM2_CONF") != null,
        "PKCS#11 not tested: no SoftHSM (package softhsm2), or SOFTHSM2_CONF is not set");
    return library.orElseThrow();
  }

  /** Puts the gateway's keys into a new token, never to come out again. */
  private void fill(Path library) throws Exception {
    token();
    String attributes =
        "attributes(*,CKO_PRIVATE_KEY,*) = { CKA_SENSITIVE = true CKA_EXTRACTABLE = false }";
    String configuration =
        String.format(
            Locale.ROOT, "--name=fill%nlibrary=%s%nslotListIndex=0%n%s%n", library, attributes);
    Provider provider = Security.getProvider("SunPKCS11").configure(configuration);
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, PIN);
    var tls = pki.tls(NodeId.GATEWAY);
    var signing = pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026);
    store.setKeyEntry("tls", tls.key(), null, tls.chain().toArray(X509Certificate[]::new));
    store.setKeyEntry("sign", signing.key(), null, new X509Certificate[] {signing.certificate()});
  }

  private static void token() throws Exception {
    Path folder =
        Files.createDirectories(
            Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("softhsm-tokens"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
    Files.writeString(
        Path.of(System.getenv("SOFTHSM2_CONF")),
        "directories.tokendir = " + folder + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    Process process =
        new ProcessBuilder(
                List.of(
                    "softhsm2-util",
                    "--init-token",
                    "--slot",
                    "0",
                    "--label",
                    "jukigate",
                    "--pin",
                    "1234",
                    "--so-pin",
                    "12345678"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
