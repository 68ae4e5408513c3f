package jukigate.conformance.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.stand.Reply;
import jukigate.conformance.sut.Event;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.BadCertificate;

/** The scenes in which a system is looked at as a client. */
final class Scenes {
  /** Two messages about one resident, answered as it should be. */
  static final Sending GOOD =
      new Sending(
          "good",
          new Bilingual(
              "出生と転居を送る。どちらも正しく受領される",
              "sends a birth and a change of address; both are acknowledged"),
          List.of(Event.BIRTH, Event.MOVE_WITHIN),
          0,
          Conduct.answering(Answerings.good()));

  /** The first answer is lost. */
  static final Sending LOST_ANSWER =
      once(
          "lost-answer",
          "届いた電文に答えずに接続を切り、再送には正しく答える",
          "takes the message, closes without an answer, and answers when it comes again",
          Answerings.hangUp());

  /** Refused for good. */
  static final Sending REFUSED =
      once(
          "refused",
          "内容を署名付きのフォルトで断る",
          "refuses the content with a signed fault",
          Answerings.fault(RefusalCode.RESIDENT_EXISTS));

  private Scenes() {}

  /** One errand, answered so; what comes again is answered as it should be. */
  static Sending once(String id, String ja, String en, Answering first) {
    return new Sending(
        id,
        new Bilingual(ja, en),
        List.of(Event.BIRTH),
        1,
        Conduct.answering(first, Answerings.good()));
  }

  /** The server shows a certificate that must be refused. */
  static Sending server(String flaw) {
    BadCertificate bad = BadCertificate.ofId("tls-" + flaw).orElseThrow();
    return new Sending(
        "server-" + flaw,
        new Bilingual(
            "サーバーがこの証明書を示す: " + bad.text(Language.JA),
            "the server shows this certificate: " + bad.text(Language.EN)),
        List.of(Event.BIRTH),
        0,
        Conduct.answering(Answerings.good()).showing(bad));
  }

  /** The same bytes, whatever was asked; then, when it comes again, a good answer. */
  static Sending raw(String id, String ja, String en, String http) {
    return once(id, ja, en, Answerings.always(http.getBytes(StandardCharsets.UTF_8)));
  }

  /** An answer that must be taken, although it looks unusual. */
  static Sending unusual(String id, String ja, String en, Answering answering) {
    return new Sending(
        id, new Bilingual(ja, en), List.of(Event.BIRTH), 0, Conduct.answering(answering));
  }

  /** In chunks of this many bytes. */
  static byte[] chunked(Payload answer, int size) {
    return HttpBytes.of(Reply.http(answer)).chunked(size).bytes();
  }

  /** With an interim answer before the final one. */
  static byte[] interim(Payload answer) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(Reply.http(answer));
    return out.toByteArray();
  }
}
