package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import jukigate.domain.Language;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.NodeId;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {
  @TempDir Path folder;

  @Test
  void index_namesEveryCertificateWithItsPurpose() throws Exception {
    TestPki pki = Pki.open(folder);
    var leaf = pki.tls(Pki.SHIZUOKA).chain().getFirst();
    JsonNode index = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
    assertThat(index.get("warning").get("en").asText()).contains("Do not trust");
    JsonNode entry = index.get("certificates").get(AuthorityName.values().length);
    assertThat(entry.get("name").asText()).isEqualTo("nodes/cs-221007/tls");
    assertThat(entry.get("node").asText()).isEqualTo("cs-221007");
    assertThat(entry.get("usage").asText()).isEqualTo("tls");
    assertThat(entry.get("algorithm").asText()).isEqualTo("EC P-256");
    assertThat(entry.get("serial").asText()).isEqualTo(leaf.getSerialNumber().toString(16));
    assertThat(entry.get("issuer").asText()).isEqualTo("tls-ca");
    assertThat(entry.get("notAfter").asText()).isEqualTo(leaf.getNotAfter().toInstant().toString());
    assertThat(entry.get("state").asText()).isEqualTo("VALID");
    assertThat(entry.get("purpose").get("ja").asText()).contains("クライアントとサーバー");
    assertThat(entry.get("purpose").get("en").asText()).contains("client and as server");
    for (JsonNode certificate : index.get("certificates")) {
      certificate.get("files").forEach(file -> assertThat(folder.resolve(file.asText())).exists());
    }
  }

  @Test
  void index_readsBackAsItWasWritten() {
    TestPki pki = Pki.open(folder);
    assertThat(pki.tls(NodeId.NATIONAL)).isNotNull();
    pki.revoke("nodes/national/tls", RevocationReason.CESSATION_OF_OPERATION).orThrow();
    pki.renew(NodeId.NATIONAL, KeyRole.TLS).orThrow();
    PkiIndex read = IndexFile.read(folder.resolve("index.json"));
    assertThat(IndexFile.write(read, Pki.NOW))
        .isEqualTo(KeyFiles.readText(folder.resolve("index.json")));
    assertThat(read.entries()).isEqualTo(pki.list());
  }

  @Test
  void index_holdsNoSecret() throws Exception {
    TestPki pki = Pki.open(folder);
    assertThat(pki.tls(NodeId.NATIONAL)).isNotNull();
    String password = Files.readString(folder.resolve("password")).strip();
    assertThat(folder.resolve("index.json")).content().doesNotContain(password, "PRIVATE");
    assertThat(pki.tls(NodeId.NATIONAL).toString()).doesNotContain("Key@");
  }

  @Test
  void preparation_mintsWhatIsMissingOnce() {
    TestPki pki = Pki.open(folder);
    List<NodeId> nodes = List.of(NodeId.GATEWAY, Pki.SHIZUOKA, Pki.SHIZUOKA);
    assertThat(pki.prepare(nodes, SecurityProfile.HIGH_2026).orThrow()).isEqualTo(5);
    assertThat(pki.prepare(nodes, SecurityProfile.HIGH_2026).orThrow()).isZero();
    assertThat(Pki.open(folder).prepare(nodes, SecurityProfile.HIGH_2026).orThrow()).isZero();
    assertThat(pki.prepare(nodes, SecurityProfile.RECOMMENDED_2026).orThrow()).isEqualTo(2);
    assertThat(pki.list().stream().map(CertificateEntry::name))
        .contains("nodes/gateway/sign-rsa", "nodes/cs-221007/encrypt")
        .doesNotContain("nodes/gateway/encrypt");
  }

  @Test
  void preparationOfMany_leavesWhatIsOnDiskThereAndTheRsaKeysForLater() {
    TestPki pki = Pki.open(folder);
    List<NodeId> many =
        Municipalities.japan()
            .keepingRegister()
            .limit(101)
            .map(one -> NodeId.municipality(one.code()))
            .toList();
    assertThat(pki.prepare(many, SecurityProfile.HIGH_2026).orThrow()).isEqualTo(202);
    assertThat(pki.prepare(many, SecurityProfile.HIGH_2026).orThrow()).isZero();
    assertThat(pki.list().stream().map(CertificateEntry::name))
        .noneMatch(name -> name.endsWith("/encrypt"));
    NodeId last = many.getLast();
    assertThat(pki.decryption(last).certificate()).isEqualTo(pki.encryptionCertificate(last));
  }

  @Test
  void keyOnDisk_isReadWhileAnotherProcessHoldsTheFolder() throws Exception {
    var minted = Pki.open(folder).tls(Pki.SHIZUOKA).chain();
    TestPki pki = Pki.open(folder);
    FolderLock lock = new FolderLock(folder, Duration.ofMillis(100));
    try (var pool = Executors.newSingleThreadExecutor()) {
      CountDownLatch done = new CountDownLatch(1);
      CountDownLatch held = new CountDownLatch(1);
      var holding = pool.submit(() -> lock.hold(() -> holds(held, done)));
      held.await();
      assertThat(pki.tls(Pki.SHIZUOKA).chain()).isEqualTo(minted);
      done.countDown();
      assertThat(holding.get()).isTrue();
    }
  }

  private static boolean holds(CountDownLatch held, CountDownLatch done) {
    held.countDown();
    try {
      done.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void texts_haveTheSameKeysInBothLanguages() {
    assertThat(keys(Language.JA)).isEqualTo(keys(Language.EN));
  }

  private static Set<String> keys(Language language) {
    return ResourceBundle.getBundle("jukigate.keystores.pki", language.locale()).keySet();
  }
}
