package jukigate.app.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jukigate.conformance.SharedPki;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.Finding;
import jukigate.conformance.kit.Transcript;
import jukigate.conformance.kit.Verdict;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.keystores.cms.CmsSignature;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedStatementTest {
  private static final NodeId CITY = new NodeId("cs-221007");
  private static final SecurityProfile HIGH = SecurityProfile.HIGH_2026;

  private static final Instant SIGNED = Instant.parse("2026-11-22T07:08:59Z");

  @TempDir Path home;
  private final SecureRandom random = new SecureRandom();
  private TestPki pki;
  private Path file;

  @BeforeEach
  void keys() {
    pki = SharedPki.in(home.resolve("pki"), InstantSource.system());
    pki.prepare(Set.of(CITY, NodeId.GATEWAY), HIGH).orThrow();
    file = home.resolve(SignedStatement.FILE);
  }

  private Trust trust() {
    return new Trust(pki.trustMaterial(), HIGH, InstantSource.system());
  }

  /** A statement does not look into what happened. */
  private static final Transcript NOTHING =
      new Transcript(
          null, null, CITY, List.of(), List.of(), List.of(), Optional.empty(), List.of());

  private static ConformReport report(Verdict... verdicts) {
    var cases = Cases.all();
    var results =
        IntStream.range(0, verdicts.length)
            .mapToObj(i -> new CaseResult(cases.get(i), verdicts[i], NOTHING))
            .toList();
    var run =
        new ConformReport.Run(
            "Our CS",
            CITY.value(),
            HIGH.name(),
            "1",
            "jukigate",
            7,
            false,
            false,
            SIGNED,
            Duration.ZERO,
            "");
    return new ConformReport(run, results, Set.of());
  }

  private static Verdict failed() {
    return new Verdict.Fail(new Finding.Bad("a", "b", "here", Optional.empty(), Optional.empty()));
  }

  private Outcome<SignedStatement> read(Statement statement, NodeId signer) throws IOException {
    Files.write(file, SignedStatement.sign(statement, pki.signing(signer, HIGH), SIGNED, random));
    return SignedStatement.read(file, trust());
  }

  private static Statement statement(Verdict... verdicts) {
    return Statement.of(report(verdicts), Payload.ofUtf8("results"));
  }

  private void refused(Outcome<SignedStatement> outcome, String why) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> {
              assertThat(it.refusal().code()).isEqualTo(RefusalCode.STATEMENT_INVALID);
              assertThat(it.refusal().arguments().toString()).contains(why);
            });
  }

  @Test
  void statement_isReadAsItWasSigned() throws IOException {
    Statement good = statement(new Verdict.Pass(), failed());
    SignedStatement read = read(good, NodeId.GATEWAY).orThrow();
    assertThat(read.statement()).isEqualTo(good);
    assertThat(read.signed()).isEqualTo(SIGNED);
    assertThat(read.statement().conforms()).isFalse();
    assertThat(read.statement().isWhole()).isFalse();
    assertThat(statement(new Verdict.Pass()).conforms()).isTrue();
    assertThat(statement().conforms()).as("nothing judged").isFalse();
  }

  @Test
  void statementThatTheVendorSigned_isRefused() throws IOException {
    refused(read(statement(new Verdict.Pass()), CITY), CITY.urn());
  }

  @Test
  void statementWithOneOtherByte_isRefused() throws IOException {
    read(statement(failed()), NodeId.GATEWAY).orThrow();
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\"fail\"", "\"pass\"");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    refused(SignedStatement.read(file, trust()), "JG-M04");
  }

  @Test
  void statementOfRevokedKit_isRefused() throws IOException {
    read(statement(new Verdict.Pass()), NodeId.GATEWAY).orThrow();
    String serial = pki.signing(NodeId.GATEWAY, HIGH).certificate().getSerialNumber().toString(16);
    pki.revoke(serial, RevocationReason.KEY_COMPROMISE).orThrow();
    refused(SignedStatement.read(file, trust()), "JG-209");
  }

  @Test
  void contentThatIsNoWholeStatement_isRefused() throws IOException {
    String good = new String(statement(failed()).json().toByteArray(), StandardCharsets.UTF_8);
    for (String bad :
        new String[] {
          "null",
          "{}",
          good + "{}",
          good.replace("\"fail\"", "\"good\""),
          good.replace("\"seed\" : 7,", ""),
          good.replace("statement/1", "statement/2"),
          good.replace("\"strict\" : false", "\"strict\" : false, \"more\" : 1")
        }) {
      assertThat(bad).isNotEqualTo(good);
      Files.write(
          file,
          CmsSignature.sign(
              bad.getBytes(StandardCharsets.UTF_8),
              pki.signing(NodeId.GATEWAY, HIGH),
              SIGNED,
              random));
      refused(SignedStatement.read(file, trust()), Statement.FORM);
    }
  }
}
