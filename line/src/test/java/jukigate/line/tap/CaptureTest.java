package jukigate.line.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.Tap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
  private static final Tap.Flow FLOW = new Tap.Flow(50_001, 8_443);
  private static final Instant NOW = Instant.parse("2026-06-02T00:00:00.123456Z");

  @TempDir Path folder;

  @Test
  void capture_isReadBackAsItWasSaid() throws IOException {
    ByteBuffer long1 = random(5_000);
    Conversation heard =
        captured(
            tap -> {
              tap.opened(FLOW);
              tap.passed(FLOW, true, long1);
              tap.passed(FLOW, false, bytes("answer"));
              tap.passed(FLOW, true, bytes("more"));
              tap.ended(FLOW, true);
              tap.ended(FLOW, false);
            });

    assertThat(heard.hasBeginning()).isTrue();
    assertThat(heard.client()).isEqualTo(50_001);
    assertThat(heard.server()).isEqualTo(8_443);
    assertThat(heard.said(true).remaining()).isEqualTo(5_004);
    assertThat(heard.said(true).slice(0, 5_000)).isEqualTo(long1);
    assertThat(heard.said(false)).isEqualTo(bytes("answer"));
  }

  @Test
  void frames_haveRightChecksums() throws IOException {
    byte[] file = file(tap -> tap.passed(FLOW, true, bytes("odd")));
    ByteBuffer frame = ByteBuffer.wrap(file, 40, file.length - 40).slice();

    assertThat(sum(frame.slice(14, 20), 0)).isEqualTo(0xffff);
    int pseudo = 2 * 0x7f00 + 2 * 0x0001 + 6 + 23;
    assertThat(sum(frame.slice(34, 23), pseudo)).isEqualTo(0xffff);
  }

  @Test
  void timeStamps_areThoseOfTheClock() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(file(tap -> tap.opened(FLOW)));

    assertThat(file.getInt(24)).isEqualTo((int) NOW.getEpochSecond());
    assertThat(file.getInt(28)).isEqualTo(123_456);
  }

  @Test
  void tls_isSilent() throws IOException {
    Overheard heard =
        Overheard.of(
            captured(
                tap -> {
                  tap.opened(FLOW);
                  tap.passed(FLOW, true, record(22, random(300)));
                  tap.passed(FLOW, false, record(22, serverHello()));
                  tap.passed(FLOW, true, record(23, random(8_000)));
                }),
            List.of("Envelope"));

    assertThat(heard.hello()).contains(new Hello("TLS 1.3", "TLS_AES_256_GCM_SHA384"));
    assertThat(heard.records()).isEqualTo(new Overheard.Records(0, 0, 2, 1));
    assertThat(heard.octets()).isEqualTo(8_000);
    assertThat(heard.entropy()).isBetween(7.9, 8.0);
    assertThat(heard.isSilent()).isTrue();
  }

  @Test
  void knownWord_isHeard() throws IOException {
    Overheard heard =
        Overheard.of(
            captured(
                tap -> {
                  tap.passed(FLOW, true, record(23, random(100)));
                  tap.passed(FLOW, true, record(23, bytes("<name>架空　新子</name>")));
                }),
            List.of("架空　新子", "Envelope"));

    assertThat(heard.known()).isEqualTo(1);
    assertThat(heard.isSilent()).isFalse();
  }

  @Test
  void plainHttp_isNoTls() throws IOException {
    Overheard heard =
        Overheard.of(
            captured(
                tap -> {
                  tap.opened(FLOW);
                  tap.passed(FLOW, true, bytes("POST /identity/v1 HTTP/1.1\r\n"));
                }),
            List.of());

    assertThat(heard.strange()).isEqualTo(28);
    assertThat(heard.isSilent()).isFalse();
  }

  @Test
  void poorCipher_isSeenByItsEntropy() throws IOException {
    Overheard heard =
        Overheard.of(
            captured(
                tap -> {
                  tap.opened(FLOW);
                  tap.passed(FLOW, false, record(22, serverHello()));
                  tap.passed(FLOW, true, record(23, ByteBuffer.allocate(8_000)));
                }),
            List.of());

    assertThat(heard.entropy()).isZero();
    assertThat(heard.isSilent()).isFalse();
  }

  /** The tap was put on in the middle of a record. */
  @Test
  void connectionWithoutItsBeginning_isReadFromItsFirstWholeRecord() throws IOException {
    Overheard heard =
        Overheard.of(
            captured(
                tap -> {
                  tap.passed(FLOW, true, random(70));
                  tap.passed(FLOW, true, record(23, random(6_000)));
                  tap.passed(FLOW, true, record(23, random(40)));
                }),
            List.of());

    assertThat(heard.hasBeginning()).isFalse();
    assertThat(heard.hello()).isEmpty();
    assertThat(heard.records().application()).isEqualTo(2);
    assertThat(heard.isSilent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a capture, but longer than its head"})
  void whatIsNoCapture_isRefused(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("no.pcap"), content);

    assertThat(CaptureFile.read(file))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CAPTURE_UNREADABLE));
  }

  @Test
  void captureThatWasCutOff_isRefused() throws IOException {
    byte[] whole = file(tap -> tap.opened(FLOW));
    Path file = folder.resolve("cut.pcap");
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));

    assertThat(CaptureFile.read(file)).isInstanceOf(Outcome.Refused.class);
  }

  private Conversation captured(Consumer<Tap> said) throws IOException {
    Path file = folder.resolve("line.pcap");
    Files.write(file, file(said));
    return CaptureFile.read(file).orThrow().getFirst();
  }

  private static byte[] file(Consumer<Tap> said) throws IOException {
    var out = new ByteArrayOutputStream();
    try (Capture capture = new Capture(out, () -> NOW)) {
      said.accept(capture);
    }
    return out.toByteArray();
  }

  private static int sum(ByteBuffer bytes, int begin) {
    int sum = begin;
    for (int i = 0; i < bytes.remaining(); i++) {
      sum += (bytes.get(i) & 0xff) << (i % 2 == 0 ? 8 : 0);
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return sum;
  }

  private static ByteBuffer record(int type, ByteBuffer content) {
    return ByteBuffer.allocate(5 + content.remaining())
        .put((byte) type)
        .putShort((short) 0x0303)
        .putShort((short) content.remaining())
        .put(content.duplicate())
        .flip();
  }

  /** With the one extension that says TLS 1.3. */
  private static ByteBuffer serverHello() {
    ByteBuffer hello = ByteBuffer.allocate(50);
    hello.put((byte) 2).put((byte) 0).putShort((short) 46).putShort((short) 0x0303);
    hello.position(38).put((byte) 0).putShort((short) 0x1302).put((byte) 0).putShort((short) 6);
    return hello.putShort((short) 43).putShort((short) 2).putShort((short) 0x0304).flip();
  }

  private static ByteBuffer random(int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(5).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }
}
