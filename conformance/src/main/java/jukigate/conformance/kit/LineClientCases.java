package jukigate.conformance.kit;

import java.util.Collections;
import java.util.List;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.stand.Greeting;
import jukigate.conformance.stand.Meeting;
import jukigate.conformance.sut.Event;
import jukigate.conformance.tls.SeenHello;
import jukigate.domain.Bilingual;

/** TLS of a system that sends, where the server does what it may, or what it must not. */
final class LineClientCases {
  private static final int SECP384R1 = 0x0018;

  static final Sending ANOTHER_GROUP =
      scene(
          "server-of-another-group",
          "サーバーは鍵の送られていない群 (secp384r1) だけを受ける",
          "the server takes only a group for which no key came (secp384r1)",
          Conduct.answering(Answerings.good()).in("secp384r1"));
  static final Sending NOBODY_ASKED =
      scene(
          "server-asks-nobody",
          "サーバーがクライアント証明書を求めない",
          "the server asks for no client certificate",
          Conduct.answering(Answerings.good()).askingNobody());
  static final Sending NO_HANDSHAKE =
      scene(
          "server-refuses-handshakes",
          "サーバーがどのハンドシェイクもアラートで断る",
          "the server ends every handshake with an alert",
          Conduct.answering(Answerings.good()).greeting(Greeting.REFUSAL));

  static final Sending UNKNOWN_SCHEMES =
      scene(
          "server-names-unknown-schemes",
          "CertificateRequestに知らない署名方式と拡張がある",
          "the CertificateRequest has unknown signature schemes and extensions",
          Conduct.answering(Answerings.good()).greeting(Greeting.UNKNOWN_SCHEMES));

  private LineClientCases() {}

  private static Sending scene(String id, String ja, String en, Conduct conduct) {
    return new Sending(id, new Bilingual(ja, en), List.of(Event.BIRTH), 1, conduct);
  }

  static void in(Casebook book) {
    book.client("line/group/2", ANOTHER_GROUP, LineClientCases::goesOn);
    book.client("line/version/4", NO_HANDSHAKE, LineClientCases::keepsVersions);
    book.client("line/compatibility/1", Scenes.GOOD, LineClientCases::ignores);
    book.silence("line/client/9", NOBODY_ASKED);
    book.client("line/client/10", UNKNOWN_SCHEMES, LineClientCases::speaks);
    book.client("line/close/1", UNKNOWN_SCHEMES, LineClientCases::saysGoodBye);
  }

  private static Finding goesOn(Transcript transcript) {
    List<SeenHello> hellos =
        transcript.meetings().stream().flatMap(it -> it.hello().stream()).toList();
    if (hellos.isEmpty()) {
      return Casebook.nothing(transcript);
    }
    SeenHello first = hellos.getFirst();
    if (!first.groups().contains(SECP384R1) || first.keyShares().contains(SECP384R1)) {
      return Finding.unseen(
          "secp384r1を提案しないか、初めから鍵を送る",
          "it does not offer secp384r1, or sends a key for it at once");
    }
    return transcript.meetings().stream().anyMatch(it -> it.handshake().isPresent())
        ? Finding.good()
        : Finding.bad("HelloRetryRequest", "a handshake", transcript.meetings().getFirst().ended());
  }

  private static Finding keepsVersions(Transcript transcript) {
    List<Integer> highest =
        transcript.meetings().stream()
            .flatMap(it -> it.hello().stream())
            .map(hello -> Collections.max(hello.versions()))
            .toList();
    return highest.isEmpty()
        ? Casebook.nothing(transcript)
        : highest.stream()
            .filter(version -> version < highest.getFirst())
            .findFirst()
            .map(
                lower ->
                    Finding.bad(
                        "supported_versions",
                        "as in the first hello",
                        "0x0" + Integer.toHexString(lower)))
            .orElse(Finding.good());
  }

  /** Whoever sends a session id is sent a change_cipher_spec after the ServerHello. */
  private static Finding ignores(Transcript transcript) {
    List<Meeting> sent =
        transcript.meetings().stream()
            .filter(it -> it.hello().filter(hello -> hello.session().size() > 0).isPresent())
            .toList();
    if (sent.isEmpty()) {
      return Finding.unseen(
          "互換のための記録を求めない (セッションIDが空)",
          "it asks for no compatibility record (its session id is empty)");
    }
    return sent.stream().anyMatch(it -> it.handshake().isPresent())
        ? Finding.good()
        : Finding.bad("change_cipher_spec", "ignored", sent.getFirst().ended());
  }

  /** With its certificate, and then with a request. */
  private static Finding speaks(Transcript transcript) {
    List<SeenHello> hellos =
        transcript.meetings().stream().flatMap(it -> it.hello().stream()).toList();
    if (hellos.isEmpty()) {
      return Casebook.nothing(transcript);
    }
    return transcript.meetings().stream().anyMatch(it -> it.handshake().isPresent())
        ? Finding.good()
        : Finding.bad(
            "CertificateRequest",
            "a certificate and a request",
            transcript.meetings().getFirst().ended());
  }

  /** After the server's close_notify. */
  private static Finding saysGoodBye(Transcript transcript) {
    List<Meeting> met =
        transcript.meetings().stream().filter(it -> it.handshake().isPresent()).toList();
    return met.isEmpty()
        ? Casebook.nothing(transcript)
        : LineCases.equal("alert", "close_notify", met.getFirst().ended());
  }
}
