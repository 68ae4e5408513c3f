package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import jukigate.domain.message.Payload;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.profile.SecurityProfile;

/**
 * SIG: padding of RSA signatures. Whoever holds the key makes any block; what a forger without it
 * needs is a verifier that takes one.
 */
final class RsaStimuli {
  private static final String METHOD = "(?s)<ds:SignatureMethod .*?</ds:SignatureMethod>";
  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String PSS_SHA256 = PSS + "sha256-rsa-MGF1";
  private static final int BLOCK = 384;

  /** DigestInfo of SHA-256 (RFC 8017 §9.2), and the same with lengths in more bytes than needed. */
  private static final String INFO = "3031300d060960864801650304020105000420";

  private static final String LAX_INFO = "308132300d06096086480165030402010500048120";

  private RsaStimuli() {}

  /** Makes the value of a signature over these bytes. */
  @FunctionalInterface
  private interface Maker {
    byte[] value(Key key, byte[] info) throws GeneralSecurityException;
  }

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "SIG-10",
            List.of(
                opened(signed("pkcs1", RSA_SHA256, padded(INFO, 32, 0))),
                signed("garbage-behind", RSA_SHA256, padded(INFO, 32, 200)),
                signed("pkcs1-called-pss", PSS_SHA256, padded(INFO, 32, 0)),
                signed("garbage-called-pss", PSS_SHA256, padded(INFO, 32, 200)),
                signed("lax-der-called-pss", PSS_SHA256, padded(LAX_INFO, 32, 0)),
                signed("cut-digest-called-pss", PSS_SHA256, padded(INFO, 30, 0)),
                signed("zero", PSS_SHA256, (key, info) -> new byte[BLOCK]),
                signed("one", PSS_SHA256, (key, info) -> one()),
                signed("too-long", PSS_SHA256, (key, info) -> new byte[BLOCK + 1]))),
        entry("SIG-11", parameters()));
  }

  private static List<Variant> parameters() {
    return Stream.concat(
            Stream.of(
                signed("salt-0", PSS_SHA256, pss("SHA-256", MGF1ParameterSpec.SHA256, 0)),
                signed("salt-350", PSS_SHA256, pss("SHA-256", MGF1ParameterSpec.SHA256, 350)),
                signed("mask-sha1", PSS_SHA256, pss("SHA-256", MGF1ParameterSpec.SHA1, 32)),
                signed("other-digest", PSS_SHA256, pss("SHA-384", MGF1ParameterSpec.SHA384, 48)),
                signed("trailer", PSS_SHA256, RsaStimuli::trailer),
                signed("sha1", PSS + "sha1-rsa-MGF1", pss("SHA-1", MGF1ParameterSpec.SHA1, 20))),
            Stream.of("0", "32", "1000000000")
                .map(
                    salt ->
                        method(
                            "free-parameters-salt-" + salt,
                            PSS + "rsa-pss\">" + free(salt),
                            pss("SHA-256", MGF1ParameterSpec.SHA256, 32))))
        .toList();
  }

  private static String free(String salt) {
    return "<p:RSAPSSParams xmlns:p=\""
        + PSS
        + "\"><p:SaltLength>"
        + salt
        + "</p:SaltLength><p:TrailerField>2</p:TrailerField></p:RSAPSSParams>";
  }

  private static Variant signed(String name, String uri, Maker maker) {
    return method(name, uri + "\">", maker);
  }

  private static Variant method(String name, String method, Maker maker) {
    return new Variant(
        name,
        range -> {
          Letter letter = letter(range);
          String text =
              range
                  .text(letter)
                  .replaceFirst(
                      METHOD,
                      "<ds:SignatureMethod Algorithm=\"" + method + "</ds:SignatureMethod>");
          return range.shot(
              letter, Payload.ofUtf8(Resealed.withValue(text, value(text, letter, maker))));
        });
  }

  private static byte[] value(String text, Letter letter, Maker maker) {
    try {
      return maker.value(letter.signer().key(), Resealed.signedInfo(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The city's other key; this profile takes it with RSA-PSS. */
  private static Letter letter(Range range) {
    SigningIdentity rsa =
        range.target().pki().signing(range.writer(), SecurityProfile.RECOMMENDED_2026);
    return range.letter().signer(rsa);
  }

  /** Nothing is shown by wrong padding, if the right one is refused, too. */
  private static Variant opened(Variant variant) {
    return new Variant(
        variant.name(),
        range -> {
          Letter good = letter(range);
          Observed observed = range.send(range.shot(good, range.seal(good)));
          if (range.target().hostile().isPresent() && !observed.accepted()) {
            throw new IllegalStateException("a good signature is refused: " + observed.answer());
          }
          return variant.make().apply(range);
        });
  }

  /** EMSA-PKCS1-v1_5 (RFC 8017 §9.2), as far as it is kept to. */
  private static Maker padded(String info, int digestBytes, int garbage) {
    return (key, signed) -> {
      byte[] digest =
          Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(signed), digestBytes);
      byte[] head = HexFormat.of().parseHex(info);
      byte[] block = new byte[BLOCK];
      Arrays.fill(block, (byte) 0xFF);
      block[0] = 0;
      block[1] = 1;
      int at = BLOCK - garbage - digestBytes - head.length;
      block[at - 1] = 0;
      System.arraycopy(head, 0, block, at, head.length);
      System.arraycopy(digest, 0, block, at + head.length, digestBytes);
      return raw(key, block);
    };
  }

  private static byte[] one() {
    byte[] one = new byte[BLOCK];
    one[BLOCK - 1] = 1;
    return one;
  }

  private static byte[] raw(Key key, byte[] block) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(block);
  }

  private static Maker pss(String digest, MGF1ParameterSpec mask, int salt) {
    return (key, signed) -> {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(new PSSParameterSpec(digest, "MGF1", mask, salt, 1));
      signature.initSign((java.security.PrivateKey) key);
      signature.update(signed);
      return signature.sign();
    };
  }

  /** EMSA-PSS with an empty salt and another last byte than 0xBC. */
  private static byte[] trailer(Key key, byte[] signed) throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(new byte[8]);
    byte[] hash = sha.digest(MessageDigest.getInstance("SHA-256").digest(signed));
    byte[] block = new byte[BLOCK];
    int end = BLOCK - hash.length - 1;
    for (int i = 0; i < end; i += hash.length) {
      sha.update(hash);
      byte[] mask = sha.digest(new byte[] {0, 0, 0, (byte) (i / hash.length)});
      System.arraycopy(mask, 0, block, i, Math.min(mask.length, end - i));
    }
    block[end - 1] ^= 1;
    block[0] &= 0x7F;
    System.arraycopy(hash, 0, block, end, hash.length);
    block[BLOCK - 1] = (byte) 0xCC;
    return raw(key, block);
  }
}
