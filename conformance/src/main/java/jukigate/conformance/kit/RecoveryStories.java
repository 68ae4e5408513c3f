package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Told;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import org.w3c.dom.Element;

/** 回復: what a system does after a loss, a restart, or a renewal of certificates. */
final class RecoveryStories {
  private static final String UPDATE = "UpdateIdentity";
  private static final String ENTRY = "NotifySupplementEntry";
  private static final String ASK = "RequestOutMigrationCertificate";
  private static final String HELD = "架空　未着";

  /** No answer counts until the last. */
  static final Story UNCERTAIN =
      client(
          "no-answer-counts",
          "署名のない受領が返り、次は切れ、その次に正しく受領され、もう一度送信を促される",
          "an unsigned acknowledgement comes, then nothing, then a good one; then it is asked to send again once more",
          Conduct.answering(
              Answerings.altered(
                  text -> text.replaceFirst("(?s)<wsse:Security[ >].*</wsse:Security>", "")),
              Answerings.hangUp(),
              Answerings.good()),
          play -> {
            play.send(Event.BIRTH);
            play.again();
            play.again();
            play.again();
          });

  /** The updates of one resident are held up. */
  static final Story BESIDE =
      client(
          "one-held-up",
          "1人の更新が届かないまま、別の人の更新を送る",
          "the update of one resident does not arrive, and another one is to be sent",
          Conduct.answering(Answerings.about(HELD, Answerings.hangUp())),
          play -> {
            play.about(play.somebody().named(HELD)).send(Event.BIRTH);
            play.about(play.somebody()).send(Event.BIRTH);
          });

  /** The receiver of an encrypted message has a new key. */
  static final Story NEW_KEY =
      Stories.of(
          "receiver-has-a-new-key",
          "X04",
          "",
          "受信者の暗号化証明書が更新される",
          "the encryption certificate of the receiver is renewed",
          play -> {
            play.send(Event.REQUEST_CERTIFICATE);
            var renewed =
                play.stage().network().pki().renew(Stage.OTHER, KeyRole.ENCRYPT).orThrow();
            assert renewed != null;
            play.about(play.somebody()).send(Event.REQUEST_CERTIFICATE);
          });

  static final Story RESTARTED =
      client(
          "restarted-while-waiting",
          "答えが届かないまま再起動する",
          "it is restarted while a message waits",
          Conduct.answering(Answerings.hangUp(), Answerings.good()),
          play -> {
            play.send(Event.BIRTH);
            play.restart();
            play.again();
          });

  static final Story RENEWED =
      client(
          "certificates-renewed",
          "相手の証明書が更新され、次に自分の証明書を更新する",
          "certificates of the peers are renewed, then its own",
          Conduct.answering(Answerings.good()),
          play -> {
            play.send(Event.BIRTH);
            Network network = play.stage().network();
            NodeId prefecture =
                NodeId.prefecture(play.stage().sut().localGovernment().orElseThrow());
            var sign =
                network.pki().renew(prefecture, TestPki.signingRole(network.profile())).orThrow();
            var tls = network.pki().renew(NodeId.GATEWAY, KeyRole.TLS).orThrow();
            assert sign != null && tls != null;
            play.about(play.somebody()).send(Event.BIRTH);
            play.renew();
            play.about(play.somebody()).send(Event.BIRTH);
          });

  static final Story KEPT =
      Stories.of(
          "restarted-after-a-matter",
          "",
          "X20",
          "通知を受領した直後に再起動し、同じ用件と同じ電文がもう一度届く",
          "it is restarted right after it took a notice; the same matter and the same message come again",
          RecoveryStories::kept);

  static final Story OTHER_KEY =
      Stories.of(
          "repeated-under-another-key",
          "",
          "X20",
          "差出人が署名の証明書を更新し、同じ用件を送り直す",
          "the sender renews its signing certificate and repeats a matter",
          RecoveryStories::otherKey);

  private RecoveryStories() {}

  private static Story client(
      String id, String ja, String en, Conduct conduct, Consumer<Play> plot) {
    return new Story(id, new Bilingual(ja, en), Set.of("X01"), Set.of(), () -> conduct, plot);
  }

  private static void kept(Play play) {
    Optional<Letter> letter = play.letter(ENTRY, Stage.OTHER);
    letter.ifPresent(
        one -> {
          play.called(ENTRY, it -> one);
          play.restart();
          play.called(ENTRY, it -> one.messageId(it.range().freshId()));
          play.called(ENTRY, it -> one);
        });
  }

  private static void otherKey(Play play) {
    Network network = play.stage().network();
    Optional<Letter> letter = play.letter(ENTRY, Stage.THIRD);
    letter.ifPresent(
        one -> {
          play.called(ENTRY, it -> one);
          var renewed =
              network.pki().renew(Stage.THIRD, TestPki.signingRole(network.profile())).orThrow();
          assert renewed != null;
          play.called(
              ENTRY,
              it ->
                  one.messageId(it.range().freshId())
                      .signer(network.pki().signing(Stage.THIRD, network.profile())));
        });
  }

  static void in(Casebook book) {
    waiting(book);
    others(book);
    restarts(book);
    renewals(book);
  }

  private static void waiting(Casebook book) {
    book.told(
        "sequence/again/8",
        UNCERTAIN,
        tale -> {
          List<Sent> sent = tale.all(UPDATE);
          return sent.isEmpty()
              ? tale.missing(UPDATE)
              : sent.size() < 3
                  ? Finding.bad("requests", "3", String.valueOf(sent.size()))
                  : equal(
                      "requestNumber",
                      "1",
                      "" + sent.stream().map(Sent::number).distinct().count());
        });
    book.told(
        "sequence/again/9",
        UNCERTAIN,
        tale ->
            tale.all(UPDATE).isEmpty()
                ? tale.missing(UPDATE)
                : tale.silent(tale.named("again").stream().skip(2).toList(), it -> it.is(UPDATE)));
  }

  private static void others(Casebook book) {
    book.told(
        "sequence/order/5",
        BESIDE,
        tale ->
            tale.each(UPDATE, it -> Finding.good())
                .and(() -> Tale.took(tale.of(Event.BIRTH).get(1), Told.State.ACKNOWLEDGED)));
    book.told(
        "sequence/renewal/4",
        NEW_KEY,
        tale ->
            tale.all(ASK).size() < 2
                ? tale.missing(ASK)
                : tale.each(
                    ASK,
                    it ->
                        it.arrival().judged().isPassed()
                            ? Finding.good()
                            : Finding.bad(
                                "xenc:EncryptedData", "for the present key", "not readable")));
  }

  private static void restarts(Casebook book) {
    book.told(
        "sequence/restart/1",
        RESTARTED,
        tale -> {
          List<Sent> sent = tale.all(UPDATE);
          return done(tale, "restart")
              .and(
                  () ->
                      sent.size() < 2
                          ? Finding.bad("requests", "2", String.valueOf(sent.size()))
                          : equal("requestNumber", sent.get(0).number(), sent.get(1).number()));
        });
    book.asked(
        "sequence/restart/2",
        KEPT,
        tale ->
            done(tale, "restart")
                .and(() -> tale.answered(ENTRY, 0, "accepted"))
                .and(() -> tale.answered(ENTRY, 1, "accepted"))
                .and(() -> sameTime(tale)));
    book.asked(
        "sequence/restart/3",
        KEPT,
        tale ->
            done(tale, "restart")
                .and(() -> tale.answered(ENTRY, 0, "accepted"))
                .and(() -> tale.answered(ENTRY, 2, "JG-601")));
  }

  /** The acknowledgement of the first time is repeated. */
  private static Finding sameTime(Tale tale) {
    return equal(
        "receivedAt", tale.answer(ENTRY, 0, "receivedAt"), tale.answer(ENTRY, 1, "receivedAt"));
  }

  /** Whether somebody made the system do this. */
  private static Finding done(Tale tale, String hook) {
    return tale.named(hook).stream().anyMatch(it -> it.state() == Told.State.ACKNOWLEDGED)
        ? Finding.good()
        : Finding.unseen("SUTに" + hook + "させられない", "nobody can make the system " + hook);
  }

  private static void renewals(Casebook book) {
    book.told(
        "sequence/renewal/1",
        RENEWED,
        tale ->
            tale.each(UPDATE, it -> Finding.good())
                .and(() -> Tale.took(tale.of(Event.BIRTH).get(0), Told.State.ACKNOWLEDGED))
                .and(() -> Tale.took(tale.of(Event.BIRTH).get(1), Told.State.ACKNOWLEDGED)));
    book.told(
        "sequence/renewal/2",
        RENEWED,
        tale -> {
          List<Sent> sent = tale.all(UPDATE);
          return done(tale, "renew")
              .and(
                  () ->
                      sent.size() < 3
                          ? tale.missing(UPDATE)
                          : fresh(sent.get(1).arrival(), sent.get(2).arrival()));
        });
    book.asked(
        "sequence/renewal/3",
        OTHER_KEY,
        tale ->
            tale.answered(ENTRY, 0, "accepted")
                .and(() -> tale.answered(ENTRY, 1, "accepted"))
                .and(() -> sameTime(tale)));
  }

  /** Both certificates are others. */
  private static Finding fresh(Arrival before, Arrival after) {
    boolean sameTls = before.handshake().chain().equals(after.handshake().chain());
    boolean sameKey = token(before).equals(token(after));
    return !sameTls && !sameKey
        ? Finding.good()
        : Finding.bad(
                sameTls ? "TLS certificate" : "wsse:BinarySecurityToken",
                "a new one",
                "the one of before")
            .in(after);
  }

  private static String token(Arrival arrival) {
    return SoapView.of(arrival).isPassed()
        ? SoapView.of(arrival)
            .orThrow()
            .security(SoapView.WSSE, "BinarySecurityToken")
            .map(Element::getTextContent)
            .orElse("")
        : "";
  }
}
