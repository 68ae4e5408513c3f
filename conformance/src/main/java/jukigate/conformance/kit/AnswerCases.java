package jukigate.conformance.kit;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Reply;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.keystores.BadCertificate;
import jukigate.wire.key.SigningIdentity;

/** Answers that a system which sends must not believe, and those that it must. */
final class AnswerCases {
  private static final int STALE_SECONDS = 600;

  private static final Pattern LAST =
      Pattern.compile("([^<>\\s])\\s*(?:</[^>]*>\\s*)+</soap:Body>");

  private AnswerCases() {}

  static void in(Casebook book) {
    unbelieved(book);
    believed(book);
    book.client(
        "security/answer/20",
        Scenes.REFUSED,
        transcript ->
            transcript.arrivals().isEmpty()
                ? Casebook.nothing(transcript)
                : Casebook.saidRefused(transcript));
  }

  private static void unbelieved(Casebook book) {
    altered(
        book,
        1,
        "unsigned",
        "署名のない答え",
        "an answer without signature",
        text -> without(text, "wsse:Security"));
    altered(
        book,
        2,
        "body-altered",
        "署名のあとでBodyを書き換えた答え",
        "an answer whose Body was changed after signing",
        AnswerCases::lastCharacter);
    altered(
        book,
        3,
        "relates-to-altered",
        "署名のあとでRelatesToを書き換えた答え",
        "an answer whose RelatesTo was changed after signing",
        text -> text.replaceFirst("(wsa:MessageID[^>]*>urn:uuid:).", "$1z"));
    altered(
        book,
        4,
        "signature-altered",
        "SignatureValueを書き換えた答え",
        "an answer whose SignatureValue was changed",
        text -> text.replaceFirst("(<ds:SignatureValue>)....", "$1AAAA"));
    drafted(
        book,
        5,
        "signed-by-another-node",
        "他のノードが署名した答え",
        "an answer signed by another node",
        (reply, network) -> reply.signer(signing(network, Stage.OTHER)));
    drafted(
        book,
        6,
        "signed-by-the-gateway",
        "ゲートウェイが署名した受領 (フォルトではない)",
        "an acknowledgement (no fault) signed by the gateway",
        (reply, network) -> reply.signer(signing(network, NodeId.GATEWAY)));
    drafted(
        book,
        7,
        "from-another-node",
        "Fromが他のノードである答え",
        "an answer whose From is another node",
        (reply, network) -> reply.from(Stage.OTHER));
    flawed(book, 8, "unknown-ca");
    flawed(book, 9, "expired");
    flawed(book, 10, "revoked");
    flawed(book, 11, "ca-without-crl");
    drafted(
        book,
        12,
        "expired",
        "Expiresを過ぎた答え",
        "an answer after its Expires",
        (reply, network) -> reply.created(reply.created().minusSeconds(STALE_SECONDS)));
    altered(
        book,
        13,
        "body-wrapped",
        "署名されたBodyを他の場所に移し、偽のBodyを置いた答え",
        "an answer with a false Body, the signed one moved elsewhere",
        AnswerCases::wrapped);
  }

  private static void altered(
      Casebook book, int number, String name, String ja, String en, UnaryOperator<String> change) {
    book.disbelief(
        "security/answer/" + number,
        Scenes.once("answer-" + name, ja, en, Answerings.altered(change)));
  }

  private static void drafted(
      Casebook book,
      int number,
      String name,
      String ja,
      String en,
      BiFunction<Reply, Network, Reply> change) {
    book.disbelief(
        "security/answer/" + number,
        Scenes.once("answer-" + name, ja, en, Answerings.drafted(change)));
  }

  private static void flawed(Casebook book, int number, String flaw) {
    BadCertificate bad = BadCertificate.ofId("sign-" + flaw).orElseThrow();
    drafted(
        book,
        number,
        "signed-with-" + flaw,
        "この証明書で署名した答え: " + bad.text(Language.JA),
        "an answer signed with this certificate: " + bad.text(Language.EN),
        (reply, network) -> reply.signer(network.pki().bad().signing(bad, reply.signer().node())));
  }

  private static SigningIdentity signing(Network network, NodeId node) {
    return network.pki().signing(node, network.profile());
  }

  private static String without(String text, String element) {
    return text.replaceFirst("(?s)<" + element + "[ >].*</" + element + ">", "");
  }

  /** The last character that its Body says is another one. */
  private static String lastCharacter(String text) {
    Matcher last = LAST.matcher(text);
    if (!last.find()) {
      throw new IllegalArgumentException("a Body that says nothing");
    }
    String other = last.group(1).equals("1") ? "2" : "1";
    return text.substring(0, last.start(1)) + other + text.substring(last.end(1));
  }

  /**
   * The signed Body goes into an unknown header; in its place stands one that says something else.
   */
  private static String wrapped(String text) {
    String body = text.replaceFirst("(?s).*(<soap:Body[ >].*</soap:Body>).*", "$1");
    String other = lastCharacter(body).replaceFirst(" wsu:Id=\"[^\"]*\"", "");
    return text.replace(body, other)
        .replace("</soap:Header>", "<x:Old xmlns:x=\"urn:x\">" + body + "</x:Old></soap:Header>");
  }

  private static void believed(Casebook book) {
    book.belief(
        "soap/answer/1",
        Scenes.unusual(
            "answer-without-declaration",
            "XML宣言のない正しい答え",
            "a good answer without an XML declaration",
            Answerings.good(UnusualForm::withoutDeclaration)));
    book.belief(
        "soap/answer/2",
        Scenes.unusual(
            "answer-with-declaration",
            "XML宣言のある正しい答え",
            "a good answer with an XML declaration",
            Answerings.good(UnusualForm::withDeclaration)));
    book.belief(
        "soap/answer/3",
        Scenes.unusual(
            "answer-with-white-space",
            "EnvelopeとHeaderの要素の間に空白と改行のある正しい答え",
            "a good answer with white space between the elements of Envelope and Header",
            Answerings.good(UnusualForm::spaced)));
    book.belief(
        "soap/answer/4",
        Scenes.unusual(
            "answer-with-single-quotes",
            "属性を一重引用符で書いた正しい答え",
            "a good answer whose attributes are in single quotes",
            Answerings.good(UnusualForm::singleQuotes)));
    book.belief(
        "soap/answer/5",
        Scenes.unusual(
            "answer-with-headers-reversed",
            "Headerの子の順序を逆にした正しい答え",
            "a good answer with the children of Header in reverse order",
            Answerings.good(UnusualForm::reversed)));
    book.belief(
        "soap/answer/6",
        Scenes.unusual(
            "answer-with-references",
            "文字を文字参照で書いた正しい答え",
            "a good answer with characters written as references",
            Answerings.good(UnusualForm::references)));
    book.belief(
        "security/answer/21",
        Scenes.unusual(
            "answer-with-broken-lines",
            "SignatureValueを76文字で改行した正しい答え",
            "a good answer whose SignatureValue is broken into lines of 76",
            Answerings.good(UnusualForm::signatureInLines)));
  }
}
