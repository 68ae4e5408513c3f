package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;
import jukigate.store.DatabaseOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What passes, passes byte for byte, once, and is on record; with real signatures and a real
 * journal.
 */
class GatewayWayTest {
  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Way way;

  @BeforeEach
  void open() {
    way = new Way(pkiFolder, folder);
  }

  @AfterEach
  void close() {
    way.close();
  }

  @Test
  void message_goesBothWaysByteForByte_andIsOnRecord() {
    Payload request = way.backbone.update().seal(PROFILE);
    Arrival arrival = way.backbone.arrival(request);
    Reply reply = way.gateway.handle(arrival);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(way.backbone.atNode).containsExactly(request);
    RecordedExchange row = way.row(arrival);
    assertThat(row.verdict()).isEqualTo(Verdict.ANSWERED);
    assertThat(row.responseSha256()).isEqualTo(reply.body().sha256());
    assertThat(way.journal.reader().bytes(row.number()).orElseThrow())
        .isEqualTo(new RecordedExchange.Bytes(request, reply.body()));
    assertThat(row.marks())
        .contains("PARSE=", "UNSEAL=", "IDENTIFY=", "VALIDATE=", "ADMIT=", "FORWARD=");
  }

  @Test
  void encryptedBody_isRelayedUnread_andNotReadableInTheJournal() {
    var draft =
        way.backbone
            .update()
            .to(OTHER_CS)
            .purpose(Purpose.MIGRATION)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .body(Backbone.sample("RequestOutMigrationCertificate"))
            .encryptFor(way.backbone.pki.encryptionCertificate(OTHER_CS));
    way.backbone.node =
        request ->
            Backbone.http(
                200,
                way.backbone
                    .answer(request)
                    .body(Backbone.sample("RequestOutMigrationCertificateResponse"))
                    .encryptFor(way.backbone.pki.encryptionCertificate(SENDER))
                    .seal(PROFILE),
                OTHER_CS);
    Arrival arrival =
        way.backbone.arrival(draft.seal(PROFILE), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE);
    assertThat(way.gateway.handle(arrival).status()).isEqualTo(200);
    var bytes = way.journal.reader().bytes(way.row(arrival).number()).orElseThrow();
    assertThat(Way.text(bytes.request())).doesNotContain("渡邉", "141003-20261120-000007", "追手町");
    assertThat(Way.text(bytes.response())).doesNotContain("141003-20261120-000007");
  }

  @Test
  void replay_isRefused_alsoAfterRestart() {
    Payload request = way.backbone.update().seal(PROFILE);
    assertThat(way.gateway.handle(way.backbone.arrival(request)).status()).isEqualTo(200);
    way.assertRefused(way.backbone.arrival(request), RefusalCode.REPLAYED);
    way.journal.close();
    way.journal = SqlJournal.open(folder.resolve("journal"), DatabaseOptions.DEFAULTS).orThrow();
    way.gateway = way.backbone.gateway(way.journal);
    way.assertRefused(way.backbone.arrival(request), RefusalCode.REPLAYED);
    assertThat(way.backbone.atNode).hasSize(1);
  }

  @Test
  void sameMessageIdWithOtherContent_isRefusedAsReplay() {
    Draft draft = way.backbone.update();
    way.gateway.handle(way.backbone.arrival(draft.seal(PROFILE)));
    way.assertRefused(
        way.backbone.arrival(
            draft
                .purpose(Purpose.REGISTER_UPDATE)
                .created(way.backbone.now.plusMillis(1))
                .seal(PROFILE)),
        RefusalCode.REPLAYED);
  }

  @Test
  void ecdsaTwin_isRefusedAsReplay() {
    Payload request = way.backbone.update().seal(PROFILE);
    way.gateway.handle(way.backbone.arrival(request));
    Payload twin = twin(request);
    assertThat(twin).isNotEqualTo(request);
    way.assertRefused(way.backbone.arrival(twin), RefusalCode.REPLAYED);
  }

  @Test
  void tamperedCopyFirst_doesNotPoisonTheGenuineMessage() {
    Payload genuine = way.backbone.update().seal(PROFILE);
    way.assertRefused(
        way.backbone.arrival(Way.replaced(genuine, "静岡市葵区", "静岡市駿河区")),
        RefusalCode.SIGNATURE_INVALID);
    assertThat(way.gateway.handle(way.backbone.arrival(genuine)).status()).isEqualTo(200);
  }

  @Test
  void expiredWhileWaiting_isStillAdmittedAtMostOnce() {
    Payload request = way.backbone.update().seal(PROFILE);
    way.gateway.handle(way.backbone.arrival(request));
    way.backbone.passes(Duration.ofSeconds(60));
    way.assertRefused(way.backbone.arrival(request), RefusalCode.REPLAYED);
  }

  /** Whoever moves the clock brings an old message back into its window. */
  @Test
  void clockSetBack_replayStaysRefused() {
    Payload request = way.backbone.update().seal(PROFILE);
    way.gateway.handle(way.backbone.arrival(request));
    way.backbone.passes(Duration.ofMinutes(10));
    way.assertRefused(way.backbone.arrival(request), RefusalCode.MESSAGE_EXPIRED);
    way.backbone.passes(Duration.ofMinutes(-10));
    way.assertRefused(way.backbone.arrival(request), RefusalCode.REPLAYED);
    assertThat(way.backbone.atNode).hasSize(1);
  }

  @Test
  void faultOfTheGateway_isSignedByIt_andRelatedToTheRequest() {
    Draft draft = way.backbone.update().purpose(Purpose.CARD);
    var fault = way.backbone.unseal(way.gateway.handle(way.backbone.arrival(draft.seal(PROFILE))));
    assertThat(fault.signer()).isEqualTo(NodeId.GATEWAY);
    assertThat(fault.addressing().to()).isEqualTo(SENDER);
    assertThat(fault.addressing().relatesTo()).contains(draft.addressing().messageId());
    assertThat(fault.addressing().action()).isEqualTo(Operation.FAULT_ACTION);
  }

  /** (r, n − s) instead of (r, s): it verifies, and looks new to whoever compares signatures. */
  private static Payload twin(Payload payload) {
    var n = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    var value = Pattern.compile("SignatureValue[^>]*>([^<]+)<").matcher(Way.text(payload));
    assertThat(value.find()).isTrue();
    byte[] rs = Base64.getMimeDecoder().decode(value.group(1));
    assertThat(rs).hasSize(64);
    byte[] s = n.subtract(new BigInteger(1, Arrays.copyOfRange(rs, 32, 64))).toByteArray();
    Arrays.fill(rs, 32, 64, (byte) 0);
    int length = Math.min(32, s.length);
    System.arraycopy(s, s.length - length, rs, 64 - length, length);
    return Way.replaced(payload, value.group(1), Base64.getEncoder().encodeToString(rs));
  }
}
