package jukigate.wire.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import jukigate.wire.key.SigningIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed of a log, by the gateway and by its witnesses. */
class CheckpointTest {
  private static final Checkpoint HEAD = head(RfcTree.of(3), "2026-04-01T00:00:00Z");
  private static final List<Checkpoint> OTHERS =
      List.of(
          head(RfcTree.of(4), HEAD.at()),
          head(RfcTree.of(3), "2026-04-01T00:00:01Z"),
          new Checkpoint("gateway", new Proofs.Tree(4, HEAD.tree().root()), HEAD.at()),
          new Checkpoint("other", HEAD.tree(), HEAD.at()));

  private final Mint mint = new Mint();

  private static Checkpoint head(RfcTree tree, String at) {
    return new Checkpoint("gateway", tree.head(), at);
  }

  private SigningIdentity signer(String key) {
    return mint.signing(NodeId.GATEWAY, key);
  }

  @Test
  void text_isFiveLines() throws Exception {
    String text =
        "jukigate audit checkpoint v1\norigin: gateway\nsize: 3\nroot: %s\nat: 2026-04-01T00:00:00Z\n"
            .formatted(HEAD.tree().root().hex());
    assertThat(HEAD.text()).isEqualTo(text);
    assertThat(HEAD.sha256())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void textIsReadBack_andNoOtherIs() {
    String text = HEAD.text();
    assertThat(Checkpoint.ofText(text)).contains(HEAD);
    assertThat(
            Stream.of(
                "",
                text.strip(),
                text + "\n",
                " " + text,
                text.replace("v1", "v2"),
                text.replace("size: ", "size: 0"),
                text.replace("root: ", "root: 0"),
                text.replace("\n", "\r\n"),
                text.replace("origin: gateway", "origin: gate way")))
        .allMatch(other -> Checkpoint.ofText(other).isEmpty());
  }

  @Test
  void time_isReadWhereThereIsOne() {
    assertThat(HEAD.time()).contains(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(new Checkpoint("gateway", HEAD.tree(), "yesterday").time()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC256", "EC384", "RSA2048"})
  void signature_isGoodForItsHeadAndNoOther(String key) {
    SigningIdentity signer = signer(key);
    SignedCheckpoint signed = SignedCheckpoint.sign(HEAD, signer);
    assertThat(signed.isGood()).isTrue();
    assertThat(signed.signer()).contains(signer.certificate());
    assertThat(signed.isSignedWith(signed.signer().orElseThrow())).isTrue();
    for (Checkpoint other : OTHERS) {
      var moved = new SignedCheckpoint(other, signed.signature(), signed.certificate());
      assertThat(moved.isGood()).isFalse();
      assertThat(moved.isSignedWith(signer.certificate())).isFalse();
    }
  }

  @Test
  void signature_isGoodWithItsCertificateOnly() {
    SignedCheckpoint signed = SignedCheckpoint.sign(HEAD, signer("EC256"));
    SignedCheckpoint other = SignedCheckpoint.sign(HEAD, signer("EC384"));
    assertThat(new SignedCheckpoint(HEAD, signed.signature(), other.certificate()).isGood())
        .isFalse();
    assertThat(signed.isSignedWith(signer("EC384").certificate())).isFalse();
    assertThat(signed.isSignedWith(signer("RSA2048").certificate())).isFalse();
  }

  @Test
  void textsThatAreNone_areNotGood() {
    SignedCheckpoint signed = SignedCheckpoint.sign(HEAD, signer("EC256"));
    for (String none : List.of("", "?", "AAAA", signed.signature().substring(4))) {
      assertThat(new SignedCheckpoint(HEAD, none, signed.certificate()).isGood()).isFalse();
      assertThat(new SignedCheckpoint(HEAD, none, "").isSignedWith(signed.signer().orElseThrow()))
          .isFalse();
      var unsigned = new SignedCheckpoint(HEAD, signed.signature(), none);
      assertThat(unsigned.signer()).isEmpty();
      assertThat(unsigned.isGood()).isFalse();
    }
  }

  @Test
  void countersignature_isGoodForItsHeadAndItsWitnessOnly() {
    NodeId witness = new NodeId("pref-220001");
    SigningIdentity identity = mint.signing(witness, "EC256");
    byte[] signature = Countersignature.sign(HEAD, identity);
    assertThat(Countersignature.isGood(HEAD, witness, identity.certificate(), signature)).isTrue();
    assertThat(Countersignature.isGood(HEAD, NodeId.NATIONAL, identity.certificate(), signature))
        .isFalse();
    assertThat(Countersignature.isGood(HEAD, witness, signer("EC256").certificate(), signature))
        .isFalse();
    for (Checkpoint other : OTHERS) {
      assertThat(Countersignature.isGood(other, witness, identity.certificate(), signature))
          .isFalse();
    }
  }

  /** A witness does not sign in the place of the gateway, nor the other way round. */
  @Test
  void signatureAndCountersignature_areNotEachOther() {
    SigningIdentity signer = signer("EC256");
    byte[] signature = Countersignature.sign(HEAD, signer);
    SignedCheckpoint signed = SignedCheckpoint.sign(HEAD, signer);
    assertThat(
            new SignedCheckpoint(
                    HEAD, Base64.getEncoder().encodeToString(signature), signed.certificate())
                .isGood())
        .isFalse();
    assertThat(
            Countersignature.isGood(
                HEAD,
                signer.node(),
                signer.certificate(),
                Base64.getDecoder().decode(signed.signature())))
        .isFalse();
  }
}
