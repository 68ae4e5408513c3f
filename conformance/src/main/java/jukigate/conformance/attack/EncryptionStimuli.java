package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;

/** ENC: what the gateway can see of an encrypted letter, its form and its algorithms. */
final class EncryptionStimuli {
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

  private EncryptionStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("ENC-02", cbc()),
        entry("ENC-03", oldKeys()),
        entry(
            "ENC-04",
            List.of(
                method("gcm-called-cbc", "EncryptedData", XENC + "aes256-cbc"),
                method("oaep-called-1_5", "EncryptedKey", XENC + "rsa-1_5"))),
        entry("ENC-07", order()),
        entry("ENC-09", headers()));
  }

  private static String method(String element) {
    return "(<xenc:" + element + " .*?<xenc:EncryptionMethod Algorithm=\")[^\"]*";
  }

  static Variant method(String name, String element, String uri) {
    return Sealed.regex(name, method(element), "$1" + uri);
  }

  /** Real CBC, right and with one byte turned: both must be refused for the algorithm alone. */
  private static List<Variant> cbc() {
    return List.of(
        cbc("aes256-cbc", 32, false),
        cbc("aes192-cbc", 24, false),
        cbc("aes128-cbc", 16, false),
        method("tripledes-cbc", "EncryptedData", XENC + "tripledes-cbc"),
        cbc("aes256-cbc byte turned", 32, true));
  }

  private static Variant cbc(String name, int length, boolean turned) {
    String uri = XENC + name.split(" ", 2)[0];
    return new Variant(
        name,
        range -> {
          Shot right = cbc(range, uri, length, false);
          return turned ? compared(right, cbc(range, uri, length, true)) : right;
        });
  }

  private static Shot compared(Shot one, Shot other) {
    Shot both = one.then(other);
    return both.on(both.terms().seenBy(new Alike()));
  }

  private static Shot cbc(Range range, String uri, int length, boolean turned) {
    byte[] secret = Ciphertext.secret(length);
    return labelled(
        range,
        letter ->
            Ciphertext.of("", Ciphertext.secret(32), range.reader())
                .key(Ciphertext.wrapped(secret, range.reader()))
                .data(
                    none -> {
                      byte[] cbc = Ciphertext.cbc(Sealed.plain(letter), secret);
                      cbc[cbc.length - 17] ^= (byte) (turned ? 1 : 0);
                      return cbc;
                    }),
        "EncryptedData",
        uri);
  }

  /** Block type 2 is right for encryption, 1 is what Bleichenbacher's oracle would tell. */
  private static List<Variant> oldKeys() {
    return List.of(
        new Variant("rsa-1_5", range -> oldKey(range, 2)),
        new Variant("rsa-1_5-wrong-block", range -> compared(oldKey(range, 2), oldKey(range, 1))));
  }

  private static Shot oldKey(Range range, int type) {
    byte[] block = new byte[384];
    Arrays.fill(block, (byte) 0x55);
    block[0] = 0;
    block[1] = (byte) type;
    block[351] = 0;
    return labelled(
        range,
        letter -> Sealed.good(range, letter).key(Ciphertext.raw(block, range.reader())),
        "EncryptedKey",
        XENC + "rsa-1_5");
  }

  private static Shot labelled(
      Range range, Function<Letter, Ciphertext> make, String element, String uri) {
    Letter letter = range.closedLetter();
    String text =
        Pattern.compile(method(element), Pattern.DOTALL)
            .matcher(make.apply(letter).into(range.text(letter)))
            .replaceFirst("$1" + uri);
    return range.closedShot(letter, Payload.ofUtf8(Resealed.whole(text, letter.signer())));
  }

  /** What must be signed is the key, its list and the ciphertext; not the text. */
  private static List<Variant> order() {
    String list = "(<xenc:ReferenceList)>(.*?</xenc:ReferenceList>)(</xenc:EncryptedKey>)";
    return List.of(
        signedBefore(),
        Sealed.regex("unsigned-key", "<ds:Reference URI=\"#encrypted-key\">.*?</ds:Reference>", ""),
        Sealed.regex("unsigned-list", list, "$3$1 xmlns:xenc=\"" + XENC + "\" wsu:Id=\"list\">$2"),
        Sealed.text(
            "only-the-ciphertext",
            text -> text.replace("URI=\"#body\"", "URI=\"#encrypted-body\"")));
  }

  /** Signed as it was readable, encrypted afterwards. */
  private static Variant signedBefore() {
    return new Variant(
        "signed-before-encrypted",
        range -> {
          Letter letter = range.closedLetter();
          String closed = range.text(letter);
          String open =
              closed.replaceFirst(
                  "(?s)<xenc:EncryptedData .*</xenc:EncryptedData>",
                  Matcher.quoteReplacement(Sealed.plain(letter)));
          String digest = digest(Resealed.whole(open, letter.signer()));
          String text =
              closed.replaceFirst(
                  "(?s)(<ds:Reference URI=\"#body\">.*?<ds:DigestValue>)[^<]*", "$1" + digest);
          return range.closedShot(
              letter, Payload.ofUtf8(Resealed.signature(text, letter.signer())));
        });
  }

  private static String digest(String text) {
    return text.replaceFirst(
        "(?s).*<ds:Reference URI=\"#body\">.*?<ds:DigestValue>([^<]*)<.*", "$1");
  }

  private static List<Variant> headers() {
    String header =
        "<wsse11:EncryptedHeader xmlns:wsse11=\"http://docs.oasis-open.org/wss/"
            + "oasis-wss-wssecurity-secext-1.1.xsd\"%s><xenc:EncryptedData xmlns:xenc=\""
            + XENC
            + "\"></xenc:EncryptedData><wsa:To>urn:jukigate:node:national</wsa:To>"
            + "</wsse11:EncryptedHeader>";
    return List.of(
        Sealed.before("beside-the-headers", "</soap:Header>", header.replace("%s", "")),
        Sealed.before(
            "must-understand",
            "</soap:Header>",
            header.replace("%s", " soap:mustUnderstand=\"1\"")),
        Sealed.before("in-security", "</wsse:Security>", header.replace("%s", "")));
  }
}
