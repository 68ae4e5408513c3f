package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.audit.Leaf;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.PayloadClass;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.keystores.TestPki;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.profile.SecurityProfile;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has the database in hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogTest {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Payload REQUEST = Payload.ofUtf8("<request/>");

  private Path keys;
  private Database database;
  private SqlJournal journal;
  private TestPki pki;
  private SigningIdentity gateway;
  private SigningIdentity other;
  private final Random random = new Random(20_261_121);

  @BeforeAll
  void mint(@TempDir Path keys, @TempDir Path folder) {
    this.keys = keys;
    pki = TestPki.openOrMint(keys, InstantSource.fixed(NOW), new SecureRandom()).orThrow();
    gateway = pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026);
    other = pki.signing(SENDER, SecurityProfile.HIGH_2026);
    String migrations = "jukigate/gateway/journal/migrations";
    database = Database.open(place(folder), migrations, DatabaseOptions.DEFAULTS).orThrow();
    var payloadKeys = PayloadKeys.make(keys.resolve("journal.key"), new SecureRandom()).orThrow();
    journal = new SqlJournal(database, payloadKeys);
  }

  /** Where the database of this class is. */
  DatabasePlace place(Path folder) {
    return new DatabasePlace.Folder(folder);
  }

  /** The statement as the database of this class wants it. */
  String dialect(String sql) {
    return sql;
  }

  @AfterAll
  void close() {
    journal.close();
  }

  /** Eleven leaves: five exchanges answered, one refused; heads over 4, 8 and 11 leaves. */
  @BeforeEach
  void record() {
    for (String table :
        List.of("audit_leaf", "audit_checkpoint", "audit_stamp", "exchange", "admitted")) {
      database.jdbi().useHandle(handle -> handle.execute("DELETE FROM " + table));
    }
    for (int n = 0; n < 5; n++) {
      answered();
      if (n % 2 == 1) {
        assertThat(journal.auditLog().seal(gateway, NOW.plusSeconds(n))).isPresent();
      }
    }
    refused();
    assertThat(journal.auditLog().seal(gateway, NOW.plusSeconds(9))).isPresent();
  }

  @Test
  void untouchedLog_isGood() {
    AuditReport report = verify(List.of());

    assertThat(report.findings()).isEmpty();
    assertThat(report.leaves()).isEqualTo(11);
    assertThat(report.checkpoints()).isEqualTo(3);
    assertThat(report.pending()).isZero();
  }

  @Test
  void leavesSinceTheLastHead_areCountedAndCoveredByTheNext() {
    answered();
    journal.auditLog().act(new AuditEntry(AuditEntry.Kind.ACT, Map.of("act", "export")));
    assertThat(verify(List.of()).pending()).isEqualTo(3);
    assertThat(journal.auditLog().seal(gateway, NOW.plusSeconds(9))).isPresent();
    assertThat(journal.auditLog().seal(gateway, NOW)).as("nothing new").isEmpty();
    AuditReport report = verify(List.of());
    assertThat(report.isGood()).isTrue();
    assertThat(report.leaves()).isEqualTo(14);
  }

  /** The first bad leaf, at the head, in the middle, at the tail, and by what it is known. */
  @ParameterizedTest
  @CsvSource({
    "0, JG-L01, UPDATE audit_leaf SET content = 'ACT forged=1' WHERE tree_index = 0",
    "5, JG-L01, UPDATE audit_leaf SET content = content || ' ' WHERE tree_index = 5",
    "10, JG-L01, UPDATE audit_leaf SET content = content || ' ' WHERE tree_index = 10",
    "5, JG-L01, UPDATE audit_leaf SET chain = 'no hash' WHERE tree_index = 5",
    "0, JG-L02, DELETE FROM audit_leaf WHERE tree_index = 0",
    "5, JG-L02, DELETE FROM audit_leaf WHERE tree_index = 5",
    "10, JG-L10, DELETE FROM audit_leaf WHERE tree_index = 10",
    "7, JG-L10, DELETE FROM audit_leaf WHERE tree_index > 6",
    "5, JG-L03, INSERT INTO audit_leaf (exchange_id; content; tree_index; chain) VALUES (0; 'ACT x=1'; 5; 'x')",
    "3, JG-L01, UPDATE audit_leaf SET tree_index = 7 - tree_index WHERE tree_index IN (3; 4)",
    "4, JG-L06, UPDATE exchange SET sender = 'cs-131016' WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 4)",
    "1, JG-L06, UPDATE exchange SET detail = 'other' WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 1)",
    "1, JG-L06, UPDATE exchange SET verdict = 'REFUSED' WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 1)",
    "0, JG-L06, UPDATE exchange SET verdict = 'FORGED' WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 1)",
    "2, JG-L07, DELETE FROM exchange WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 2)",
    "11, JG-L09, UPDATE exchange SET request_bytes = CAST(X'00' AS BLOB) WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 2)",
    "11, JG-L09, UPDATE exchange SET response_bytes = CAST(X'' AS BLOB) WHERE id = (SELECT exchange_id FROM audit_leaf WHERE tree_index = 2)",
    "7, JG-L05, UPDATE audit_checkpoint SET signature = 'AAAA' WHERE tree_size = 8",
    "7, JG-L05, UPDATE audit_checkpoint SET certificate = 'none' WHERE tree_size = 8",
    "7, JG-L05, UPDATE audit_checkpoint SET made_at = 'yesterday' WHERE tree_size = 8",
    "10, JG-L11, DELETE FROM audit_checkpoint WHERE tree_size = 11"
  })
  void change_isFoundAtTheFirstLeafThatItTouches(long index, String id, String sql) {
    tamper(handle -> handle.execute(dialect(sql.replace(';', ','))));

    List<AuditReport.Finding> findings = verify(List.of()).findings();
    assertThat(findings.getFirst().index()).isEqualTo(index);
    assertThat(findings)
        .filteredOn(finding -> finding.index() == index)
        .map(finding -> finding.what().code().id())
        .contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADMITTED", "ANSWERED"})
  void rowPutIntoTheJournal_isFound(String verdict) {
    tamper(
        handle ->
            handle.execute(
                "INSERT INTO exchange (correlation_id, received_at, tls_peer, sender, receiver,"
                    + " path, action, message_id, verdict, stage, refusal_id, detail,"
                    + " request_bytes, request_sha256, response_bytes, response_sha256, marks)"
                    + " SELECT 'forged', received_at, tls_peer, sender, receiver, path, action,"
                    + " message_id, '"
                    + verdict
                    + "', stage, refusal_id, detail, request_bytes,"
                    + " request_sha256, response_bytes, response_sha256, marks FROM exchange"
                    + " FETCH FIRST 1 ROWS ONLY"));

    assertThat(codes(verify(List.of()))).containsExactly(RefusalCode.AUDIT_ROW_ADDED);
  }

  /** An exchange that never ended, according to its leaves. */
  @Test
  void endingWithoutALeaf_isFound() {
    RecordNumber open = journal.admit(admission()).orThrow();
    assertThat(journal.auditLog().seal(gateway, NOW.plusSeconds(9))).isPresent();
    assertThat(verify(List.of()).isGood()).isTrue();

    tamper(
        handle ->
            handle.execute("UPDATE exchange SET verdict = 'ANSWERED' WHERE id = ?", open.value()));

    assertThat(codes(verify(List.of()))).containsExactly(RefusalCode.AUDIT_ROW_ADDED);
  }

  /** Whoever can compute hashes, but not sign. */
  @Test
  void leafWithANewChain_isFoundBetweenTwoHeads() {
    tamper(
        handle -> {
          handle.execute(
              "UPDATE audit_leaf SET content = 'ACT forged=1', exchange_id = 0"
                  + " WHERE tree_index = 5");
          chainAgain(handle);
        });

    AuditReport report = verify(List.of());
    assertThat(codes(report)).contains(RefusalCode.AUDIT_ROOT_WRONG);
    assertThat(report.findings().getFirst().index()).isEqualTo(7);
    assertThat(report.findings().getFirst().what().arguments()).containsExactly("4", "7");
  }

  /** Whoever has a key, but not the gateway's. */
  @Test
  void headsOfAnotherSigner_areFound() {
    tamper(handle -> handle.execute("DELETE FROM audit_checkpoint"));
    tamper(handle -> handle.execute("UPDATE audit_leaf SET tree_index = NULL, chain = NULL"));
    // The text names the gateway; only key and certificate are another's.
    var forger = new SigningIdentity(NodeId.GATEWAY, other.key(), other.certificate());
    journal.auditLog().seal(forger, NOW);

    assertThat(codes(verify(List.of()))).contains(RefusalCode.AUDIT_SIGNATURE_WRONG);
  }

  /** Whoever has even the gateway's key: only what others keep tells. */
  @Test
  void historyWrittenAnewWithTheGatewaysKey_isFoundByAnAnchor() {
    var anchor = new Anchor("cs-221007", heads().get(1));
    tamper(
        handle -> {
          handle.execute("DELETE FROM audit_checkpoint");
          handle.execute("DELETE FROM audit_leaf WHERE tree_index = 10");
          handle.execute("DELETE FROM exchange WHERE verdict = 'REFUSED'");
          handle.execute(
              "UPDATE audit_leaf SET content = 'ACT forged=1', exchange_id = 0"
                  + " WHERE tree_index = 0");
          handle.execute("UPDATE audit_leaf SET tree_index = NULL, chain = NULL");
        });
    journal.auditLog().seal(gateway, NOW);

    assertThat(verify(List.of()).isGood()).as("without an anchor nothing is seen").isTrue();
    assertThat(codes(verify(List.of(anchor)))).containsExactly(RefusalCode.AUDIT_FORKED);
  }

  @Test
  void logRolledBack_isFoundByAnAnchor() {
    var anchor = new Anchor("cs-221007", new Proofs.Tree(12, heads().getLast().root()));

    AuditReport report = verify(List.of(anchor));
    assertThat(codes(report)).containsExactly(RefusalCode.AUDIT_ROLLED_BACK);
    assertThat(report.findings().getFirst().index()).isEqualTo(11);
  }

  @Test
  void anchorsOfTheSameHistory_areGood() {
    var anchors = heads().stream().map(tree -> new Anchor("cs-221007", tree)).toList();

    AuditReport report = verify(anchors);
    assertThat(report.isGood()).isTrue();
    assertThat(report.anchors()).isEqualTo(3);
  }

  @Test
  void headsOnTheDisk_areReadBack_alsoWhenTheLastLineWasCutOff(@TempDir Path elsewhere)
      throws IOException {
    var file = AnchorFile.of(elsewhere);
    journal.auditLog().checkpoints().forEach(file::append);
    Files.writeString(file.file(), "12 00", StandardOpenOption.APPEND);

    var kept = file.read().orThrow();
    assertThat(kept.stream().map(Anchor::tree)).containsExactlyElementsOf(heads());
    assertThat(verify(kept).isGood()).isTrue();
    assertThat(file.last().orThrow().map(Anchor::tree)).contains(heads().getLast());
    Files.writeString(file.file(), "\n", StandardOpenOption.APPEND);
    assertThat(file.read().isPassed()).as("a line that is none").isFalse();
    assertThat(file.last().isPassed()).as("a line that is none").isFalse();
    Files.delete(file.file());
    for (int n = 0; n < 10; n++) {
      journal.auditLog().checkpoints().forEach(file::append);
    }
    assertThat(file.last().orThrow().map(Anchor::tree)).contains(heads().getLast());
  }

  @Test
  void headMadeBeforeTheOneBefore_isFound() {
    answered();
    journal.auditLog().seal(gateway, NOW.plusSeconds(5));
    assertThat(verify(List.of()).isGood()).as("a clock set right by little").isTrue();
    answered();
    journal.auditLog().seal(gateway, NOW.minusSeconds(1));

    AuditReport report = verify(List.of());
    assertThat(codes(report)).containsExactly(RefusalCode.AUDIT_CLOCK_BACK);
    assertThat(report.findings().getFirst().index()).isEqualTo(14);
  }

  @Test
  void timeStamp_liesBetweenItsHeadAndTheNext() {
    stamp(0, 1);
    stamp(1, 5);
    stamp(2, 1_000);
    assertThat(stamps()).isEmpty();
    assertThat(journal.auditLog().stamps().newest().orElseThrow().head().checkpoint().tree())
        .isEqualTo(heads().getLast());

    stamp(1, 2);
    assertThat(stamps()).as("before its head").containsExactly(RefusalCode.AUDIT_CLOCK_BACK);
    stamp(1, 10);
    assertThat(stamps()).as("after the next").containsExactly(RefusalCode.AUDIT_CLOCK_BACK);
  }

  @Test
  void timeStampOfSomethingElse_orOfSomebodyElse_isFound() {
    stamp(0, 1);
    var kept = journal.auditLog().stamps();
    String good = kept.newest().orElseThrow().token();
    assertThat(codes(kept.judge(Set.of(other.certificate())).findings()))
        .containsExactly(RefusalCode.AUDIT_STAMP_WRONG);

    keep(heads().get(1).size(), Base64.getDecoder().decode(good));
    assertThat(stamps()).containsExactly(RefusalCode.AUDIT_STAMP_WRONG);
    tamper(handle -> handle.execute("UPDATE audit_stamp SET token = '*'"));
    assertThat(stamps())
        .containsExactly(RefusalCode.AUDIT_STAMP_WRONG, RefusalCode.AUDIT_STAMP_WRONG);
  }

  private void stamp(int head, long seconds) {
    var checkpoint = journal.auditLog().checkpoints().get(head).checkpoint();
    var clock = InstantSource.fixed(NOW.plusSeconds(seconds));
    var authority = TestPki.openOrMint(keys, clock, new SecureRandom()).orThrow().timeStamps();
    keep(checkpoint.tree().size(), authority.stamp(checkpoint.sha256()));
  }

  private void keep(long size, byte[] token) {
    tamper(
        handle -> {
          handle.execute("DELETE FROM audit_stamp WHERE tree_size = ?", size);
          SqlStamps.keep(handle, size, token);
        });
  }

  private List<RefusalCode> stamps() {
    return codes(journal.auditLog().stamps().judge(pki.trustMaterial().issuers()).findings());
  }

  @Test
  void erasure_isALeaf_andProofsStay() {
    var year = NOW.plus(Duration.ofDays(366));
    assertThat(journal.auditLog().erasure().due(year, "rule")).as("not before its time").isEmpty();
    assertThat(journal.auditLog().erasure().due(year.plusMillis(1), "rule"))
        .containsExactly(new SqlErasure.Erased(PayloadClass.NOTICE, 5));
    assertThat(journal.auditLog().erasure().due(year.plusMillis(1), "rule")).isEmpty();
    journal.auditLog().seal(gateway, year);

    AuditReport report = verify(List.of());
    assertThat(report.findings()).isEmpty();
    assertThat(report.erased()).containsExactly(new AuditReport.Erased(11, 5));
    assertThat(journal.reader().bytes(journal.reader().latest(2).getLast().number()).orElseThrow())
        .extracting(bytes -> bytes.request().size() + bytes.response().size())
        .isEqualTo(0);
    assertThat(journal.auditLog().of(journal.reader().latest(2).getLast().number().value()))
        .hasSize(2);

    var fiveYears = NOW.plus(Duration.ofDays(5 * 366));
    assertThat(journal.auditLog().erasure().due(fiveYears, "rule"))
        .containsExactly(new SqlErasure.Erased(PayloadClass.REFUSED, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTICE", "DIRECT"})
  void messageThatIsGoneWithoutALeaf_isFound(String claimed) {
    tamper(
        handle ->
            handle.execute(
                "UPDATE exchange SET request_bytes = ?, response_bytes = ?, erased = ?"
                    + " WHERE verdict = 'ANSWERED'",
                new byte[0],
                new byte[0],
                claimed));
    assertThat(codes(verify(List.of()))).hasSize(5).containsOnly(RefusalCode.AUDIT_BYTES_MISSING);
  }

  /** In the range of the leaf, but of another class, or received later than it says. */
  @ParameterizedTest
  @ValueSource(strings = {"verdict = 'REFUSED'", "received_at > '2027'"})
  void messageOutsideOfWhatALeafSays_isMissing(String which) {
    answered(NOW.plus(Duration.ofDays(300)));
    answered();
    assertThat(journal.auditLog().erasure().due(NOW.plus(Duration.ofDays(367)), "rule"))
        .containsExactly(new SqlErasure.Erased(PayloadClass.NOTICE, 6));
    assertThat(verify(List.of()).isGood()).isTrue();
    tamper(
        handle ->
            handle.execute(
                "UPDATE exchange SET request_bytes = ?, response_bytes = ? WHERE " + which,
                new byte[0],
                new byte[0]));
    assertThat(codes(verify(List.of()))).containsExactly(RefusalCode.AUDIT_BYTES_MISSING);
  }

  @Test
  void certificateOfTheGateway_isOneOfTheOwner_andNobodyElses() {
    var issuers = pki.trustMaterial().issuers();
    assertThat(new LogOwner(issuers).test(gateway.certificate())).isTrue();
    assertThat(new LogOwner(issuers).test(other.certificate())).isFalse();
    assertThat(new LogOwner(issuers).test(pki.tls(NodeId.GATEWAY).chain().getFirst())).isFalse();
    assertThat(new LogOwner(Set.of(other.certificate())).test(gateway.certificate())).isFalse();
  }

  @Test
  void leafOfAnExchange_isProvenInTheSignedHead() {
    var log = journal.auditLog();
    var head = log.checkpoints().getLast().checkpoint().tree();
    var hashes = log.hashes();
    var placed = log.of(journal.reader().latest(3).getLast().number().value());
    assertThat(placed).hasSize(2);
    for (var leaf : placed) {
      var path = hashes.inclusion((int) leaf.index(), (int) head.size());
      assertProven(leaf, path, head);
    }
  }

  private static void assertProven(SqlAuditLog.Placed leaf, List<TreeHash> path, Proofs.Tree head) {
    var hash = AuditEntry.hash(leaf.content());
    assertThat(Proofs.includes(hash, leaf.index(), head.size(), path, head.root())).isTrue();
    var forged = AuditEntry.hash(leaf.content() + " ");
    assertThat(Proofs.includes(forged, leaf.index(), head.size(), path, head.root())).isFalse();
  }

  private List<Proofs.Tree> heads() {
    return journal.auditLog().checkpoints().stream().map(one -> one.checkpoint().tree()).toList();
  }

  /** Makes every chain value fit again, as an attacker would. */
  private static void chainAgain(Handle handle) {
    var chain = Leaf.START;
    var contents =
        handle
            .createQuery("SELECT content FROM audit_leaf ORDER BY tree_index")
            .mapTo(String.class)
            .list();
    for (int i = 0; i < contents.size(); i++) {
      chain = Leaf.chain(chain, AuditEntry.hash(contents.get(i)));
      handle.execute("UPDATE audit_leaf SET chain = ? WHERE tree_index = ?", chain.hex(), i);
    }
  }

  private AuditReport verify(List<Anchor> anchors) {
    return journal.auditLog().verify(anchors, gateway.certificate()::equals, true);
  }

  private static List<RefusalCode> codes(AuditReport report) {
    return codes(report.findings());
  }

  private static List<RefusalCode> codes(List<AuditReport.Finding> findings) {
    return findings.stream().map(AuditReport.Finding::what).map(Refusal::code).toList();
  }

  private void tamper(Consumer<Handle> change) {
    database.jdbi().useTransaction(change::accept);
  }

  private void answered() {
    answered(NOW);
  }

  private void answered(Instant at) {
    RecordNumber number = journal.admit(admission(at)).orThrow();
    var answer = Payload.ofUtf8("<answer/>");
    journal
        .conclude(number, new Conclusion(Verdict.ANSWERED, Optional.empty(), answer, List.of()))
        .orThrow();
  }

  private void refused() {
    var refusal = Refusal.of(RefusalCode.OPERATION_UNKNOWN, "x");
    var conclusion =
        new Conclusion(Verdict.REFUSED, Optional.of(refusal), Payload.ofUtf8("<f/>"), List.of());
    journal.refuse(admission().heading(), REQUEST, conclusion).orThrow();
  }

  private Admission admission() {
    return admission(NOW);
  }

  private Admission admission(Instant at) {
    var id = new MessageId("urn:uuid:" + FreshId.of(random));
    var addressing =
        new Addressing(new NodeId("pref-220001"), SENDER, "action\r\nforged", id, Optional.empty());
    var heading =
        new Heading(FreshId.of(random), at, SENDER.value(), Optional.of(addressing), "/path");
    return new Admission(heading, SENDER, id, REQUEST);
  }
}
