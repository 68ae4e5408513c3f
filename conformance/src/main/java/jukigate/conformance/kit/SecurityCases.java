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

/** The security header of a system that sends: its children, timestamp and token. */
final class SecurityCases {

  /** ValueType of a token and of the reference to it. */
  static final String TOKEN =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
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

  static Finding notSeen(Refusal why) {
    return Finding.unseen(
        "その前に断られる (" + why.code().id() + ")",
        "it is refused before that (" + why.code().id() + ")");
  }
}
