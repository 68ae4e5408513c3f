package jukigate.app.badinput;

import static jukigate.app.badinput.BadMessage.drafted;
import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.MESSAGE_EXPIRED;
import static jukigate.domain.refusal.RefusalCode.NODE_TIMEOUT;
import static jukigate.domain.refusal.RefusalCode.NODE_UNREACHABLE;
import static jukigate.domain.refusal.RefusalCode.NOT_FRESH;
import static jukigate.domain.refusal.RefusalCode.PART_UNSIGNED;
import static jukigate.domain.refusal.RefusalCode.REPLAYED;
import static jukigate.domain.refusal.RefusalCode.SENDER_IS_NOT_SIGNER;
import static jukigate.domain.refusal.RefusalCode.SIGNER_IS_NOT_TLS_PEER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.KeyRole;
import jukigate.wire.key.SigningIdentity;

/** Messages that somebody else signed, or nobody, or that were there before. */
final class WrongHands {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

  private WrongHands() {}

  /** Whatever the policy asks to be signed is refused unsigned, by a signature that is right. */
  static List<BadMessage> unsignedParts() {
    return Stream.of("body", "to", "from", "action", "message-id", "dispatch", "timestamp")
        .map(
            id ->
                resigned(
                    "unsigned " + id,
                    PART_UNSIGNED,
                    text ->
                        text.replaceFirst(
                            "(?s)<ds:Reference URI=\"#" + id + "\">.*?</ds:Reference>", ""),
                    "SHA256withECDSAinP1363Format"))
        .toList();
  }

  static List<BadMessage> algorithms() {
    return List.of(
        resigned(
            "signature with SHA-1",
            ALGORITHM_UNSUPPORTED,
            text ->
                text.replaceFirst(
                    "(<ds:SignatureMethod Algorithm=\")[^\"]*", "$1" + MORE + "ecdsa-sha1"),
            "SHA1withECDSAinP1363Format"),
        resigned(
            "digest with SHA-1",
            ALGORITHM_UNSUPPORTED,
            text ->
                text.replaceFirst(
                    "(<ds:DigestMethod Algorithm=\")[^\"]*",
                    "$1http://www.w3.org/2000/09/xmldsig#sha1"),
            "SHA256withECDSAinP1363Format"));
  }

  private static BadMessage resigned(
      String name, RefusalCode code, UnaryOperator<String> change, String algorithm) {
    return signedText(
        name,
        code,
        (text, signer) -> {
          String changed = change.apply(text);
          assertThat(changed).as(name).isNotEqualTo(text);
          return Resigned.sign(changed, signer, algorithm);
        });
  }

  private static BadMessage signedText(
      String name, RefusalCode code, BiFunction<String, SigningIdentity, String> change) {
    return new BadMessage(
        name,
        code,
        running -> {
          Draft draft = running.update();
          String text = RunningBackbone.text(draft.seal(running.profile()));
          return Shot.of(draft, Payload.ofUtf8(change.apply(text, draft.signer())));
        });
  }

  /** Every bad signing certificate of the PKI, under a signature that is right. */
  static List<BadMessage> signers() {
    return BadCertificate.all().stream()
        .filter(bad -> bad.role() == KeyRole.SIGN)
        .map(
            bad ->
                new BadMessage(
                    bad.id(),
                    bad.expected(),
                    running ->
                        running.shot(
                            running
                                .update()
                                .signer(
                                    running
                                        .backbone
                                        .pki()
                                        .bad()
                                        .signing(bad, RunningBackbone.CITY)))))
        .toList();
  }

  static List<BadMessage> identities() {
    NodeId other = RunningBackbone.CITY_OF_DOWN;
    return List.of(
        drafted("somebody else as sender", SENDER_IS_NOT_SIGNER, draft -> draft.from(other))
            .with(shot -> shot.connects(RunningBackbone.CITY)),
        drafted("somebody else's connection", SIGNER_IS_NOT_TLS_PEER, draft -> draft)
            .with(shot -> shot.connects(other)),
        drafted("stale", NOT_FRESH, draft -> draft.created(draft.created().minusSeconds(180))),
        drafted("from the future", MESSAGE_EXPIRED, WrongHands::tomorrow),
        drafted(
            "expired", MESSAGE_EXPIRED, draft -> draft.created(draft.created().minus(Draft.LIFE))));
  }

  private static Draft tomorrow(Draft draft) {
    return draft.created(draft.created().plusSeconds(86_400));
  }

  static List<BadMessage> replays() {
    return List.of(
        repeated(
            "the same message signed again", (running, draft) -> draft.seal(running.profile())),
        new BadMessage("the same bytes again", REPLAYED, WrongHands::sameAgain),
        new BadMessage("ECDSA twin", REPLAYED, WrongHands::twin),
        repeated(
            "other content under the same MessageID",
            (running, draft) ->
                running
                    .update()
                    .messageId(draft.addressing().messageId())
                    .seal(running.profile())));
  }

  private static BadMessage repeated(
      String name, BiFunction<RunningBackbone, Draft, Payload> again) {
    return new BadMessage(
        name,
        REPLAYED,
        running -> {
          Draft draft = running.update();
          accepted(running, running.shot(draft));
          return Shot.of(draft, again.apply(running, draft));
        });
  }

  private static Shot sameAgain(RunningBackbone running) {
    Shot shot = running.shot(running.update());
    accepted(running, shot);
    return shot;
  }

  private static Shot twin(RunningBackbone running) {
    Draft draft = running.update();
    Payload good = draft.seal(running.profile());
    accepted(running, Shot.of(draft, good));
    String twin = Resigned.twin(RunningBackbone.text(good), draft.signer());
    assertThat(twin).isNotEqualTo(RunningBackbone.text(good));
    return Shot.of(draft, Payload.ofUtf8(twin));
  }

  private static void accepted(RunningBackbone running, Shot shot) {
    assertThat(RunningBackbone.text(running.send(shot).body())).contains("UpdateIdentityResponse");
  }

  /** Nothing is wrong with them: the receiver is. */
  static List<BadMessage> receivers() {
    return List.of(
        toNode("node down", NODE_UNREACHABLE, RunningBackbone.DOWN, RunningBackbone.CITY_OF_DOWN),
        toNode("node slow", NODE_TIMEOUT, RunningBackbone.SLOW, RunningBackbone.CITY_OF_SLOW));
  }

  private static BadMessage toNode(String name, RefusalCode code, NodeId to, NodeId from) {
    return new BadMessage(
        name,
        code,
        running -> {
          String municipality = from.localGovernment().orElseThrow().value();
          return running.shot(
              running
                  .update()
                  .to(to)
                  .from(from)
                  .body(text -> text.replace("Code>221007<", "Code>" + municipality + "<"))
                  .signer(running.backbone.pki().signing(from, running.profile())));
        });
  }
}
