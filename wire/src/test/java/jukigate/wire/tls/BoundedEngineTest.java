package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server does with records that cost work and bring nothing. */
class BoundedEngineTest {
  private static final String TLS13 = "TLSv1.3";
  private static final String TLS12 = "TLSv1.2";

  @BeforeAll
  static void harden() {
    JvmSecurity.harden();
  }

  private static ByteBuffer header(int type, int length) {
    return ByteBuffer.wrap(new byte[] {(byte) type, 3, 3, (byte) (length >> 8), (byte) length});
  }

  /** Updates of the key: each is answered, and none says anything. */
  private static void sendNothing(EnginePair pair, int times) throws SSLException {
    for (int i = 0; i < times; i++) {
      pair.client.beginHandshake();
      ByteBuffer update = EnginePair.record(pair.client, "");
      assertThat(pair.receive(update).bytesConsumed()).isPositive();
      EnginePair.text(pair.client, EnginePair.record(pair.server, ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS13, TLS12})
  void content_passesBothWays(String protocol) throws SSLException {
    EnginePair pair = new EnginePair(protocol).shakeHands();
    assertThat(pair.stands()).isTrue();
    assertThat(pair.server.getSession().getProtocol()).isEqualTo(protocol);
    for (int i = 0; i < 100; i++) {
      assertThat(EnginePair.text(pair.server, EnginePair.record(pair.client, "問"))).isEqualTo("問");
      assertThat(EnginePair.text(pair.client, EnginePair.record(pair.server, "答"))).isEqualTo("答");
    }
    assertThat(pair.told).isEmpty();
  }

  @Test
  void recordsWithoutContent_endTheConnectionWhenTheyAreTooMany() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    assertThat(EnginePair.text(pair.server, EnginePair.record(pair.client, "a"))).isEqualTo("a");
    sendNothing(pair, BoundedEngine.MOST_WITHOUT_CONTENT);
    assertThat(pair.told).isEmpty();
    assertThatThrownBy(() -> sendNothing(pair, 1))
        .isInstanceOf(SSLException.class)
        .hasMessage("more than 64 records without content");
    assertThat(pair.told).hasSize(1);
  }

  @Test
  void content_letsTheCountBeginAnew() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    for (int i = 0; i < 3; i++) {
      assertThat(EnginePair.text(pair.server, EnginePair.record(pair.client, "a"))).isEqualTo("a");
      sendNothing(pair, BoundedEngine.MOST_WITHOUT_CONTENT);
    }
    assertThat(pair.told).isEmpty();
  }

  @Test
  void halfARecord_isNoRecordWithoutContent() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    for (int i = 0; i < 2 * BoundedEngine.MOST_WITHOUT_CONTENT; i++) {
      assertThat(pair.receive(ByteBuffer.wrap(new byte[] {23, 3, 3})).getStatus())
          .isEqualTo(SSLEngineResult.Status.BUFFER_UNDERFLOW);
    }
  }

  @Test
  void changeOfCipherAfterTheHandshake_endsTheConnection() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    ByteBuffer change = ByteBuffer.wrap(new byte[] {20, 3, 3, 0, 1, 1});
    assertThatThrownBy(() -> pair.receive(change))
        .isInstanceOf(SSLException.class)
        .hasMessage("change_cipher_spec after the handshake");
    assertThat(pair.told).hasSize(1);
  }

  @Test
  void recordThatIsTooLong_endsTheConnectionAtItsHeader() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    int longest = 16_384 + 17;
    assertThat(pair.receive(header(23, longest)).getStatus())
        .isEqualTo(SSLEngineResult.Status.BUFFER_UNDERFLOW);
    assertThatThrownBy(() -> pair.receive(header(23, longest + 1)))
        .isInstanceOf(SSLException.class)
        .hasMessage("a record of 16402 bytes");
    assertThat(pair.told).hasSize(1);
  }

  /** A record of TLS 1.2 may be longer (RFC 5246 §6.2.3). */
  @Test
  void lengthOfTls12_isLeftToTheEngine() throws SSLException {
    EnginePair pair = new EnginePair(TLS12).shakeHands();
    assertThat(pair.receive(header(23, 16_384 + 18)).getStatus())
        .isEqualTo(SSLEngineResult.Status.BUFFER_UNDERFLOW);
    assertThat(pair.told).isEmpty();
  }

  @Test
  void brokenConnection_isToldOnce() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    ByteBuffer record = EnginePair.record(pair.client, "a");
    record.put(record.limit() - 1, (byte) ~record.get(record.limit() - 1));
    assertThatThrownBy(() -> pair.receive(record)).isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> pair.receive(ByteBuffer.wrap(new byte[] {20, 3, 3, 0, 1, 1})))
        .isInstanceOf(SSLException.class);
    assertThat(pair.told).hasSize(1);
  }

  @Test
  void failedHandshake_isNotToldAsABrokenConnection() throws SSLException {
    EnginePair pair = new EnginePair(TLS13);
    pair.server.beginHandshake();
    assertThatThrownBy(
            () ->
                pair.receive(
                    ByteBuffer.wrap(
                        "GET / HTTP/1.1\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
        .isInstanceOf(SSLException.class);
    assertThat(pair.told).isEmpty();
  }

  @Test
  void connectionThatThePeerEnded_isNotTold() throws SSLException {
    EnginePair pair = new EnginePair(TLS13).shakeHands();
    ByteBuffer spoiled = EnginePair.record(pair.server, "a");
    spoiled.put(spoiled.limit() - 1, (byte) ~spoiled.get(spoiled.limit() - 1));
    assertThatThrownBy(() -> EnginePair.text(pair.client, spoiled))
        .isInstanceOf(SSLException.class);
    ByteBuffer alert = EnginePair.record(pair.client, "");
    assertThatThrownBy(() -> pair.receive(alert)).hasMessageContaining("Received fatal alert");
    assertThat(pair.told).isEmpty();
  }
}
