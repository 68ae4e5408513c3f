package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Asked;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.w3c.dom.Element;

/** The security header of a system that sends. */
final class SecurityCases {
  private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String TOKEN =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
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
  private static final Set<String> CHILDREN =
      Set.of("Timestamp", "BinarySecurityToken", "Signature", "EncryptedKey", "ReferenceList");
  private static final Pattern UTC =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z");
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration OLDEST = Duration.ofMinutes(2);
  private static final Duration AHEAD = Duration.ofSeconds(30);
  private static final int LONGEST_TOKEN = 8_192;

  private SecurityCases() {}

  static void in(Casebook book) {
    header(book);
    timestamp(book);
    token(book);
    signature(book);
    parts(book);
    book.request("security/signature/1", SecurityCases::verifies);
  }

  private static void header(Casebook book) {
    book.message(
        "security/header/1",
        view ->
            equal(
                "wsse:Security",
                "1",
                String.valueOf(view.headers(SoapView.WSSE, "Security").count())));
    book.message(
        "security/header/2",
        view ->
            equal(
                "wsse:Security",
                "",
                children(view)
                    .filter(it -> !CHILDREN.contains(it))
                    .collect(Collectors.joining(" "))));
    book.message(
        "security/header/3",
        view -> {
          Set<String> seen = new HashSet<>();
          return equal(
              "wsse:Security",
              "",
              children(view).filter(it -> !seen.add(it)).collect(Collectors.joining(" ")));
        });
    book.message(
        "security/header/4",
        view -> {
          List<String> order = children(view).toList();
          return order.indexOf("BinarySecurityToken") < order.indexOf("Signature")
              ? Finding.good()
              : Finding.bad(
                  "wsse:Security", "BinarySecurityToken Signature", String.join(" ", order));
        });
    book.message("security/header/5", SecurityCases::uniqueIds);
  }

  private static Stream<String> children(SoapView view) {
    return view.security().stream()
        .flatMap(it -> SoapView.children(it).stream())
        .map(Element::getLocalName);
  }

  private static Finding uniqueIds(SoapView view) {
    Set<String> seen = new HashSet<>();
    var all = view.document().getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element each = (Element) all.item(i);
      for (String id :
          List.of(
              each.getAttributeNS(SoapView.WSU, "Id"),
              each.getAttribute("Id"),
              each.getAttributeNS("http://www.w3.org/XML/1998/namespace", "id"))) {
        if (!id.isEmpty() && !seen.add(id)) {
          return Finding.bad("Id", "unique", id);
        }
      }
    }
    return Finding.good();
  }

  private static void timestamp(Casebook book) {
    book.message(
        "security/timestamp/1",
        view ->
            equal(
                "wsu:Timestamp",
                "Created Expires",
                times(view).map(Element::getLocalName).collect(Collectors.joining(" "))));
    book.message(
        "security/timestamp/2", view -> time(view, text -> UTC.matcher(text).matches(), "…T…Z"));
    book.message(
        "security/timestamp/3",
        view -> time(view, text -> !text.matches(".*\\.[0-9]{4,}Z"), "<= 3 digits"));
    book.message("security/timestamp/4", SecurityCases::life);
    age(
        book,
        "security/timestamp/5",
        age ->
            age.compareTo(OLDEST) <= 0
                ? Finding.good()
                : Finding.bad("wsu:Created", "<= 120 s old", age.toSeconds() + " s"));
    age(
        book,
        "security/timestamp/6",
        age ->
            age.negated().compareTo(AHEAD) <= 0
                ? Finding.good()
                : Finding.bad("wsu:Created", "<= 30 s ahead", age.negated().toSeconds() + " s"));
  }

  private static Stream<Element> times(SoapView view) {
    return view.security(SoapView.WSU, "Timestamp").stream()
        .flatMap(it -> SoapView.children(it).stream());
  }

  private static Finding time(SoapView view, Predicate<String> right, String expected) {
    return times(view)
        .map(Element::getTextContent)
        .filter(right.negate())
        .findFirst()
        .map(text -> Finding.bad("wsu:Timestamp", expected, text))
        .orElseGet(
            () ->
                times(view).findAny().isPresent()
                    ? Finding.good()
                    : Finding.bad("wsu:Timestamp", expected, ""));
  }

  private static Finding life(SoapView view) {
    try {
      List<Instant> both =
          times(view).map(Element::getTextContent).map(String::strip).map(Instant::parse).toList();
      if (both.size() != 2) {
        return Finding.bad("wsu:Timestamp", "Created Expires", both.size() + " times");
      }
      Duration life = Duration.between(both.get(0), both.get(1));
      return life.isPositive() && life.compareTo(LIFE) <= 0
          ? Finding.good()
          : Finding.bad("wsu:Expires", "0 < Expires - Created <= 300 s", life.toSeconds() + " s");
    } catch (DateTimeParseException e) {
      return Finding.bad("wsu:Timestamp", "xs:dateTime", e.getParsedString());
    }
  }

  private static void age(Casebook book, String id, Function<Duration, Finding> check) {
    book.request(
        id,
        (arrival, transcript) ->
            age(arrival)
                .map(check)
                .orElseGet(() -> Finding.unseen("Createdを読めない", "Created cannot be read")));
  }

  private static Optional<Duration> age(Arrival arrival) {
    try {
      return SoapView.of(arrival).isPassed()
          ? times(SoapView.of(arrival).orThrow())
              .findFirst()
              .map(it -> Duration.between(Instant.parse(it.getTextContent().strip()), arrival.at()))
          : Optional.empty();
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static void token(Casebook book) {
    token(book, "security/token/1", it -> equal("ValueType", TOKEN, it.getAttribute("ValueType")));
    token(
        book,
        "security/token/2",
        it -> equal("EncodingType", BASE64, it.getAttribute("EncodingType")));
    token(
        book,
        "security/token/3",
        it -> {
          int size = it.getTextContent().replaceAll("\\s", "").length() / 4 * 3;
          return size <= LONGEST_TOKEN + 2
              ? Finding.good()
              : Finding.bad("BinarySecurityToken", "<= 8192", String.valueOf(size));
        });
    trusted(book, "security/token/4", RefusalCode.CERTIFICATE_UNTRUSTED);
    trusted(book, "security/token/5", RefusalCode.CERTIFICATE_USAGE);
    trusted(book, "security/token/6", RefusalCode.SIGNER_IS_NOT_TLS_PEER);
    trusted(
        book,
        "security/token/7",
        RefusalCode.CERTIFICATE_EXPIRED,
        RefusalCode.CERTIFICATE_REVOKED,
        RefusalCode.REVOCATION_UNKNOWN);
    book.request(
        "security/token/8",
        (arrival, transcript) ->
            signed(
                arrival,
                asked -> {
                  boolean high = transcript.network().profile().name().equals("high");
                  int least = high ? 3072 : 2048;
                  X509Certificate own = asked.message().certificate();
                  return own.getPublicKey() instanceof RSAPublicKey rsa
                          && rsa.getModulus().bitLength() < least
                      ? Finding.bad(
                          "public key", "RSA >= " + least, "RSA " + rsa.getModulus().bitLength())
                      : Finding.good();
                }));
  }

  private static void token(Casebook book, String id, Function<Element, Finding> check) {
    book.message(
        id,
        view ->
            view.security(SoapView.WSSE, "BinarySecurityToken")
                .map(check)
                .orElseGet(() -> Finding.bad("BinarySecurityToken", "1", "0")));
  }

  /** The gateway would not refuse it for this. */
  private static void trusted(Casebook book, String id, RefusalCode... reasons) {
    book.request(
        id,
        (arrival, transcript) ->
            switch (arrival.judged()) {
              case Outcome.Refused<Asked>(Refusal why) when List.of(reasons).contains(why.code()) ->
                  Finding.bad(
                      "BinarySecurityToken",
                      "not " + why.code().id(),
                      why.code().id() + " " + why.text(Language.EN));
              case Outcome.Refused<Asked>(Refusal other) -> notSeen(other);
              case Outcome.Passed<Asked> passed -> Finding.good();
            });
  }

  private static Finding signed(Arrival arrival, Function<Asked, Finding> check) {
    return switch (arrival.judged()) {
      case Outcome.Passed<Asked>(Asked asked) -> check.apply(asked);
      case Outcome.Refused<Asked>(Refusal why) -> notSeen(why);
    };
  }

  private static Finding notSeen(Refusal why) {
    return Finding.unseen(
        "その前に断られる (" + why.code().id() + ")",
        "it is refused before that (" + why.code().id() + ")");
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
              : notSeen(why);
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
                .map(it -> equal("wsse:Reference/@ValueType", TOKEN, it.getAttribute("ValueType")))
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
    inSignature(book, "security/signature/11", SecurityCases::ecdsaLength);
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
    book.message("security/parts/5", SecurityCases::nothingElse);
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
            .map(SecurityCases::id)
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
