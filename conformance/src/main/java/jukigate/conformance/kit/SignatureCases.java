package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Asked;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.w3c.dom.Element;

/** What a system that sends signs, and how. */
final class SignatureCases {
  private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final Set<String> DIGESTS =
      Set.of(
          "http://www.w3.org/2001/04/xmlenc#sha256",
          MORE + "sha384",
          "http://www.w3.org/2001/04/xmlenc#sha512");
  private static final Set<String> STRONG =
      Set.of(
          MORE + "ecdsa-sha256",
          MORE + "ecdsa-sha384",
          PSS + "sha256-rsa-MGF1",
          PSS + "sha384-rsa-MGF1");
  private static final Set<String> USUAL =
      Stream.concat(
              STRONG.stream(),
              Stream.of(MORE + "rsa-sha256", MORE + "rsa-sha384", MORE + "rsa-sha512"))
          .collect(Collectors.toUnmodifiableSet());

  private SignatureCases() {}

  static void in(Casebook book) {
    signature(book);
    parts(book);
    book.request("security/signature/1", SignatureCases::verifies);
  }

  /** The message as a whole, as the gateway sees it. */
  private static Finding verifies(Arrival arrival, Transcript transcript) {
    return switch (arrival.judged()) {
      case Outcome.Passed<Asked> passed -> Finding.good();
      case Outcome.Refused<Asked>(Refusal why) ->
          why.code() == RefusalCode.SIGNATURE_INVALID
              ? Finding.bad(
                  "ds:Signature",
                  "a signature that verifies",
                  why.code().id() + " " + why.text(Language.EN))
              : SecurityCases.notSeen(why);
    };
  }

  private static void signature(Casebook book) {
    book.message(
        "security/signature/2",
        view -> {
          var all = view.document().getElementsByTagNameNS(XMLDSIG, "Signature");
          return equal("ds:Signature", "1", String.valueOf(all.getLength()));
        });
    book.message(
        "security/signature/3",
        view ->
            view.inSignature("KeyInfo")
                .flatMap(it -> SoapView.descendants(it, SoapView.WSSE, "Reference"))
                .findFirst()
                .map(
                    it ->
                        equal(
                            "wsse:Reference/@ValueType",
                            SecurityCases.TOKEN,
                            it.getAttribute("ValueType")))
                .orElseGet(
                    () ->
                        Finding.bad(
                            "ds:KeyInfo", "SecurityTokenReference/Reference", keyInfo(view))));
    book.request(
        "security/signature/4",
        (arrival, transcript) ->
            algorithms(arrival, "SignatureMethod", methods(transcript.network().profile().name())));
    algorithms(book, "security/signature/5", "DigestMethod", DIGESTS);
    algorithms(book, "security/signature/6", "CanonicalizationMethod", Set.of(EXCLUSIVE));
    algorithms(book, "security/signature/7", "Transform", Set.of(EXCLUSIVE));
    inSignature(
        book,
        "security/signature/8",
        view ->
            view.inSignature("Reference")
                .map(it -> SoapView.descendants(it, SoapView.DS, "Transform").count())
                .filter(count -> count != 1)
                .findFirst()
                .map(count -> Finding.bad("ds:Transforms", "1", String.valueOf(count)))
                .orElse(Finding.good()));
    inSignature(
        book,
        "security/signature/9",
        view ->
            view.inSignature("Reference")
                .map(it -> it.getAttribute("URI"))
                .filter(uri -> !uri.startsWith("#") || uri.length() < 2)
                .findFirst()
                .map(uri -> Finding.bad("ds:Reference/@URI", "#id", uri))
                .orElse(Finding.good()));
    inSignature(
        book,
        "security/signature/10",
        view ->
            Stream.of("Manifest", "Object", "HMACOutputLength")
                .filter(name -> view.inSignature(name).findAny().isPresent())
                .findFirst()
                .map(name -> Finding.bad("ds:Signature", "no ds:" + name, "ds:" + name))
                .orElse(Finding.good()));
    inSignature(book, "security/signature/11", SignatureCases::ecdsaLength);
  }

  /** Of a message that has none, nothing is said here. */
  private static void inSignature(Casebook book, String id, Function<SoapView, Finding> check) {
    book.message(
        id,
        view ->
            view.security(SoapView.DS, "Signature").isPresent()
                ? check.apply(view)
                : Finding.unseen("署名がない", "there is no signature"));
  }

  /** By which a message may be signed. */
  static Finding signatureMethod(SoapView view, String profile) {
    return algorithms(view, "SignatureMethod", methods(profile));
  }

  private static Set<String> methods(String profile) {
    return profile.equals("high") ? STRONG : USUAL;
  }

  private static String keyInfo(SoapView view) {
    return view.inSignature("KeyInfo")
        .flatMap(it -> SoapView.children(it).stream())
        .map(Element::getLocalName)
        .collect(Collectors.joining(" "));
  }

  private static void algorithms(Casebook book, String id, String element, Set<String> allowed) {
    book.message(id, view -> algorithms(view, element, allowed));
  }

  private static Finding algorithms(Arrival arrival, String element, Set<String> allowed) {
    return SoapView.of(arrival).isPassed()
        ? algorithms(SoapView.of(arrival).orThrow(), element, allowed)
        : Finding.unseen("電文を読めない", "the message cannot be read");
  }

  private static Finding algorithms(SoapView view, String element, Set<String> allowed) {
    List<String> found = view.inSignature(element).map(it -> it.getAttribute("Algorithm")).toList();
    return found.isEmpty()
        ? Finding.unseen("署名がない", "there is no signature")
        : found.stream()
            .filter(it -> !allowed.contains(it))
            .findFirst()
            .map(
                other ->
                    Finding.bad(
                        "ds:" + element + "/@Algorithm",
                        String.join(" | ", allowed.stream().sorted().toList()),
                        other))
            .orElse(Finding.good());
  }

  private static Finding ecdsaLength(SoapView view) {
    String method =
        view.inSignature("SignatureMethod")
            .map(it -> it.getAttribute("Algorithm"))
            .findFirst()
            .orElse("");
    String value =
        view.inSignature("SignatureValue")
            .map(it -> it.getTextContent().replaceAll("\\s", ""))
            .findFirst()
            .orElse("");
    if (!method.contains("ecdsa")) {
      return Finding.good();
    }
    int length = value.length() / 4 * 3 - (int) value.chars().filter(it -> it == '=').count();
    int right = method.endsWith("sha256") ? 64 : 96;
    return equal("ds:SignatureValue", right + " bytes", length + " bytes");
  }

  private static void parts(Casebook book) {
    part(book, "security/parts/1", view -> view.body().stream());
    part(book, "security/parts/2", view -> view.security(SoapView.WSU, "Timestamp").stream());
    part(
        book,
        "security/parts/3",
        view -> view.headers().stream().filter(it -> SoapView.WSA.equals(it.getNamespaceURI())));
    part(book, "security/parts/4", view -> view.headers(SoapView.DISPATCH, "Dispatch"));
    book.message("security/parts/5", SignatureCases::nothingElse);
  }

  private static void part(Casebook book, String id, Function<SoapView, Stream<Element>> elements) {
    book.message(
        id,
        view -> {
          Set<String> signed = signedIds(view);
          List<Element> there = elements.apply(view).toList();
          return there.isEmpty()
              ? Finding.unseen("署名すべきものがない", "what must be signed is not there")
              : there.stream()
                  .filter(it -> !signed.contains(id(it)))
                  .findFirst()
                  .map(it -> Finding.bad(it.getNodeName(), "signed", "not signed"))
                  .orElse(Finding.good());
        });
  }

  private static Set<String> signedIds(SoapView view) {
    return view.inSignature("Reference")
        .map(it -> it.getAttribute("URI"))
        .filter(uri -> uri.length() > 1)
        .map(uri -> uri.substring(1))
        .collect(Collectors.toSet());
  }

  private static String id(Element element) {
    String id = element.getAttributeNS(SoapView.WSU, "Id");
    return id.isEmpty() ? element.getAttribute("Id") : id;
  }

  private static Finding nothingElse(SoapView view) {
    Set<String> known =
        Stream.of(
                view.body().stream(),
                view.headers().stream().filter(it -> !SoapView.is(it, SoapView.WSSE, "Security")),
                view.security().stream()
                    .flatMap(it -> SoapView.children(it).stream())
                    .filter(it -> !"Signature".equals(it.getLocalName())))
            .flatMap(it -> it)
            .map(SignatureCases::id)
            .collect(Collectors.toSet());
    return equal(
        "ds:Reference",
        "",
        signedIds(view).stream()
            .filter(it -> !known.contains(it))
            .sorted()
            .collect(Collectors.joining(" ")));
  }
}
