package jukigate.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import jukigate.conformance.kit.ServerReadiness.Step;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class ServerReadinessTest {
  private static final String ENVELOPE =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body><x/></s:Body></s:Envelope>";

  private static ServerReadiness after(Heard heard, String word) {
    return ServerReadiness.of(
        new Exchange(
            "CheckLine",
            Payload.ofUtf8(""),
            heard,
            word,
            Right.ACCEPTED,
            Outcome.refused(RefusalCode.SECURITY_MISSING),
            Optional.empty()));
  }

  private static Heard answer(String body) {
    return new Heard.Answer(200, Map.of(), Payload.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Step stoppedAt(ServerReadiness found) {
    return found.trouble().orElseThrow().step();
  }

  @Test
  void portWithoutListener_isTheFirstStep() {
    var found = after(new Heard.Nothing("ConnectException: Connection refused"), "closed");
    assertThat(stoppedAt(found)).isEqualTo(Step.PORT);
    assertThat(found.reached()).isEmpty();
    assertThat(found.trouble().orElseThrow().words().en()).contains("Connection refused");
  }

  @Test
  void alertOrClosedConnection_isTroubleOfTls() {
    var alert = after(new Heard.Alert("certificate_required"), "alert:certificate_required");
    assertThat(stoppedAt(alert)).isEqualTo(Step.TLS);
    assertThat(alert.reached()).containsExactly(Step.PORT);
    assertThat(stoppedAt(after(new Heard.Nothing("EOFException: null"), "closed")))
        .isEqualTo(Step.TLS);
  }

  @Test
  void answerWithoutSoap_isTroubleOfHttp() {
    assertThat(stoppedAt(after(answer("<html></html>"), "http:200"))).isEqualTo(Step.HTTP);
  }

  @Test
  void soapThatDoesNotVerify_isToldByItsRefusal() {
    var found = after(answer(ENVELOPE), "http:200");
    assertThat(stoppedAt(found)).isEqualTo(Step.ANSWER);
    assertThat(found.trouble().orElseThrow().words().en()).contains("JG-119");
    assertThat(found.isReady()).isFalse();
  }

  @Test
  void rightAnswer_isReady() {
    var found = after(answer(ENVELOPE), "accepted");
    assertThat(found.isReady()).isTrue();
    assertThat(found.reached()).containsExactly(Step.values());
  }
}
