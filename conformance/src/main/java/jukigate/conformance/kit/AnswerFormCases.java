package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.attack.Resealed;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.SigningIdentity;
import org.w3c.dom.Element;

/** Answers that are signed otherwise, encrypted otherwise, or refuse in other words. */
final class AnswerFormCases {
  private static final String METHOD = "(<ds:SignatureMethod Algorithm=\")[^\"]*";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String REQUEST = "RequestOutMigrationCertificate";

  /** The answer of an encrypted operation that everybody can read. */
  static final Story PLAIN =
      Stories.answered(
          "plain-answer",
          "X04",
          "",
          "暗号化される操作に、暗号化されていない答えが返る",
          "the answer of an encrypted operation is not encrypted",
          () -> Answerings.on(REQUEST, Answerings.drafted((reply, network) -> reply.plain())),
          play -> play.send(Event.REQUEST_CERTIFICATE));

  private AnswerFormCases() {}

  static void in(Casebook book) {
    signatures(book);
    encryption(book);
    faults(book);
    forgedFaults(book);
  }

  private static void signatures(Casebook book) {
    unsigned(book, 22, "Body", "soap:Body");
    unsigned(book, 23, "Timestamp", "wsu:Timestamp");
    unsigned(book, 24, "RelatesTo", "wsa:RelatesTo");
    book.disbelief(
        "security/answer/25",
        Scenes.once(
            "answer-signed-with-sha1",
            "SHA-1で署名した答え",
            "an answer signed with SHA-1",
            Answerings.resealed(AnswerFormCases::sha1)));
  }

  private static void unsigned(Casebook book, int number, String name, String element) {
    book.disbelief(
        "security/answer/" + number,
        Scenes.once(
            "answer-without-signature-of-" + name.toLowerCase(Locale.ROOT),
            name + "に署名のない答え",
            "an answer whose " + name + " is not signed",
            Answerings.resealed((text, signer) -> without(text, element, signer))));
  }

  /** The reference to the element is gone, and the rest signed anew. */
  private static String without(String text, String element, SigningIdentity signer) {
    String id =
        Pattern.compile("<" + element + "[^>]*wsu:Id=\"([^\"]*)\"")
            .matcher(text)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    return Resealed.signature(
        text.replaceFirst("(?s)<ds:Reference URI=\"#" + id + "\">.*?</ds:Reference>", ""), signer);
  }

  private static String sha1(String text, SigningIdentity signer) {
    boolean rsa = signer.key().getAlgorithm().equals("RSA");
    return Resealed.signature(
        text.replaceFirst(
            METHOD,
            "$1" + (rsa ? DS + "rsa-sha1" : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1")),
        signer,
        rsa ? "SHA1withRSA" : "SHA1withECDSAinP1363Format");
  }

  private static void encryption(Casebook book) {
    book.told(
        "security/closed/20",
        MoveStories.MISSING,
        tale ->
            tale.each(REQUEST, it -> Finding.good())
                .and(
                    () ->
                        Tale.took(
                            tale.of(Event.REQUEST_CERTIFICATE).getFirst(),
                            Told.State.ACKNOWLEDGED)));
    book.told(
        "security/closed/21",
        PLAIN,
        tale ->
            tale.each(REQUEST, it -> Finding.good())
                .and(
                    () ->
                        tale.of(Event.REQUEST_CERTIFICATE).getFirst().state()
                                == Told.State.ACKNOWLEDGED
                            ? Finding.bad("answer", "not ACKNOWLEDGED", "ACKNOWLEDGED")
                            : Finding.good()));
    book.called(
        "security/closed/22",
        Calls.scene("list-within-the-key", Calls.closed("good", it -> it, Right.ACCEPTED)));
  }

  private static void faults(Casebook book) {
    read(
        book,
        1,
        "fault-in-japanese",
        "faultstringのxml:langがja",
        "xml:lang of faultstring is ja",
        fault -> language(fault));
    read(
        book,
        2,
        "fault-without-detail",
        "detailのないフォルト",
        "a fault without detail",
        fault -> without(fault));
    read(
        book,
        3,
        "fault-of-another-code",
        "知らないfaultcode",
        "an unknown faultcode",
        fault -> code(fault));
  }

  /** It is read: the system lives on, and does not take it for an acknowledgement. */
  private static void read(
      Casebook book, int number, String name, String ja, String en, UnaryOperator<Element> change) {
    Answering answer = Answerings.fault(change, RefusalCode.RESIDENT_EXISTS);
    book.client(
        "soap/read-fault/" + number,
        Scenes.once(name, ja, en, answer),
        transcript -> {
          if (transcript.arrivals().isEmpty()) {
            return Casebook.nothing(transcript);
          }
          if (transcript.words().allMatch(it -> it.state() == Told.State.UNKNOWN)) {
            return Finding.unseen("SUTがどう受け取ったかを言わない", "the system does not tell how it took it");
          }
          Told.State first = transcript.words().findFirst().orElseThrow().state();
          return number == 2
              ? Stream.of(Told.State.REFUSED, Told.State.WAITING).anyMatch(first::equals)
                  ? Finding.good()
                  : Finding.bad("answer", "REFUSED, WAITING", first.name())
              : equal("answer", "REFUSED", first.name());
        });
  }

  private static Element language(Element fault) {
    child(fault, "faultstring")
        .setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "ja");
    return fault;
  }

  private static Element without(Element fault) {
    fault.removeChild(child(fault, "detail"));
    return fault;
  }

  private static Element code(Element fault) {
    Element code = child(fault, "faultcode");
    code.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:n", "urn:new");
    code.setTextContent("n:NotYetKnown");
    return fault;
  }

  private static Element child(Element parent, String name) {
    return SoapView.children(parent).stream()
        .filter(it -> it.getLocalName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Such a no does not count: the message comes again. */
  private static void forgedFaults(Casebook book) {
    forged(
        book,
        26,
        "fault-unsigned",
        "署名のないフォルト",
        "a fault without signature",
        text -> text.replaceFirst("(?s)<wsse:Security[ >].*</wsse:Security>", ""));
    forged(
        book,
        27,
        "fault-altered",
        "署名のあとで書き換えたフォルト",
        "a fault that was changed after signing",
        text -> text.replaceFirst("(correlationId>).", "$1x"));
  }

  private static void forged(
      Casebook book, int number, String name, String ja, String en, UnaryOperator<String> change) {
    book.client(
        "security/answer/" + number,
        Scenes.once(name, ja, en, Answerings.forgedFault(change, RefusalCode.RESIDENT_EXISTS)),
        transcript ->
            transcript.arrivals().isEmpty()
                ? Casebook.nothing(transcript)
                : transcript
                        .words()
                        .findFirst()
                        .filter(it -> it.state() == Told.State.REFUSED)
                        .isPresent()
                    ? Finding.bad("answer", "not REFUSED", "REFUSED")
                    : transcript.arrivals().size() >= 2
                        ? Finding.good()
                        : Finding.bad("requests", "2", "1"));
  }
}
