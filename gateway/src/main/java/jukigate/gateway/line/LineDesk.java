package jukigate.gateway.line;

import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.validate.ValidMessage;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.trust.HeldList;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.Trust;
import org.w3c.dom.Element;

/**
 * X19: what nodes ask of the gateway itself. It answers as a node would, and its answer is checked
 * and recorded as that of a node.
 */
public final class LineDesk {
  private static final int OK = 200;

  private final LineVoice voice;
  private final Trust trust;

  /**
   * @param trust whose CRLs are handed out
   */
  public LineDesk(LineVoice voice, Trust trust) {
    this.voice = voice;
    this.trust = trust;
  }

  /** The signed answer; OPERATION_UNKNOWN for what is not of the line. */
  public Outcome<HttpAnswer> answer(ValidMessage message) {
    String number = LineBody.requestNumber(message.unsealed().body());
    return switch (message.operation().name()) {
      case "CheckLine" ->
          said(message, LineBody.checked(number, voice.now(), HeldList.of(trust.material())));
      case "FetchRevocationLists" ->
          said(
              message,
              LineBody.lists(number, voice.now(), RevocationUpdate.encoded(trust.material())));
      default ->
          Outcome.refused(RefusalCode.OPERATION_UNKNOWN, message.unsealed().addressing().action());
    };
  }

  private Outcome<HttpAnswer> said(ValidMessage message, Element body) {
    Payload bytes =
        voice.answer(message.unsealed().addressing(), message.operation().responseAction(), body);
    return Outcome.passed(
        new HttpAnswer(
            OK, bytes, NodeId.GATEWAY, Map.of("content-type", "text/xml; charset=utf-8")));
  }
}
