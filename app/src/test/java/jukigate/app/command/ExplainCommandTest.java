package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.diagnosis.Cause;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
  private static final NodeId CITY = new NodeId("cs-221007");

  @TempDir Path home;
  private Path sent;
  private Path received;

  @BeforeEach
  void seal() throws IOException {
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, new SecureRandom()).orThrow();
    Payload body =
        Payload.ofUtf8("<u:a xmlns:u=\"urn:a\"><u:name>\u846B\u57CE\u82B1\u5B50</u:name></u:a>");
    OutgoingMessage message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            new Addressing(
                new NodeId("pref-220001"),
                CITY,
                Operation.UPDATE_IDENTITY.requestAction(),
                new MessageId("urn:uuid:00000000-0000-0000-0000-000000000001"),
                Optional.empty()),
            Optional.of(new Dispatch("op-1", "term-1", Purpose.REGISTER_UPDATE)),
            Validity.from(clock.instant(), Duration.ofMinutes(5)),
            SafeXml.parse(body, XmlLimits.DEFAULT).orThrow().getDocumentElement(),
            Optional.empty());
    sent = home.resolve("sent.xml");
    received = home.resolve("received.xml");
    Files.write(
        sent,
        new Sealer(SecurityProfile.HIGH_2026)
            .seal(message, pki.signing(CITY, SecurityProfile.HIGH_2026))
            .toByteArray());
    Files.writeString(received, Files.readString(sent).replace("<u:name", "\n  <u:name"));
  }

  private Typed explain(Path file, String... more) {
    String[] words = {"explain", file.toString(), "--home", home.toString()};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Typed.command(all);
  }

  @Test
  void goodMessage_isAccepted() {
    Typed typed = explain(sent);

    assertThat(typed.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.out()).contains("accepted", "✓ soap:Body", "✓ SignatureValue");
  }

  @Test
  void reindentedMessage_isExplainedWithCauseFixAndPlace() {
    Typed typed = explain(received, "--signed", sent.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out())
        .contains("JG-206", "✗ soap:Body", "✓ wsa:To", "RE_INDENTED: white space between elements")
        .contains("first difference at octet")
        .contains("\u240A")
        .doesNotContain("\u82B1\u5B50");
  }

  @Test
  void octets_areWrittenForTheirOwnerOnly() throws IOException {
    Path folder = home.resolve("octets");

    explain(received, "--signed", sent.toString(), "--octets", folder.toString());

    assertThat(Files.readString(folder.resolve("soap-Body.received"))).contains("\n  <u:name");
    assertThat(Files.readString(folder.resolve("soap-Body.signed"))).contains("\"><u:name");
    assertThat(Files.getPosixFilePermissions(folder.resolve("soap-Body.signed"))).hasSize(2);
  }

  @Test
  void fileThatIsNoMessage_isRefusedWithItsReason() throws IOException {
    Path file = Files.writeString(home.resolve("x.xml"), "<a/>");

    Typed typed = explain(file, "--lang", "ja");

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("JG-110", "署名は調べていません");
  }

  @Test
  void unknownId_isTold() {
    Typed typed = Typed.command("explain", "no-such-id", "--home", home.toString());

    assertThat(typed.exit()).isNotEqualTo(ExitCode.GOOD);
    assertThat(typed.err()).contains("JG-");
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCause_hasTextAndFixInBothLanguages(Cause cause) {
    for (Language language : Language.values()) {
      assertThat(Texts.of(language).bundle().keySet())
          .contains("explain.cause." + cause, "explain.fix." + cause);
    }
  }
}
