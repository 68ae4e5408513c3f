package jukigate.bench.floor;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Part;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** The canonical octets of a message that is signed, ready before anything is measured. */
public final class SignedOctets {
  private static final String METHOD = "SHA256withECDSA";

  /** Each has a digest. */
  private final List<byte[]> parts;

  /** What is signed: the digests, as XML. */
  private final byte[] info;

  private final SigningIdentity signer;

  /** The fast one, where it runs. */
  private final Optional<Provider> provider = FastCrypto.provider();

  private SignedOctets(List<byte[]> parts, byte[] info, SigningIdentity signer) {
    this.parts = parts;
    this.info = info;
    this.signer = signer;
  }

  /**
   * @param signer who signed it
   */
  public static SignedOctets of(Envelope envelope, SigningIdentity signer) {
    List<byte[]> parts =
        Stream.of(Part.values())
            .filter(part -> part.mustBeSigned() || part == Part.TOKEN)
            .flatMap(part -> envelope.part(part).stream())
            .map(SignedOctets::octets)
            .toList();
    Element info = Dom.children(envelope.part(Part.SIGNATURE).orElseThrow()).getFirst();
    return new SignedOctets(parts, octets(info), signer);
  }

  private static byte[] octets(Element element) {
    return SafeXml.exclusive(element, "").toByteArray();
  }

  /** Digests, and signs them. */
  public byte[] sign() {
    digest();
    try {
      Signature signature = signature();
      signature.initSign(signer.key());
      signature.update(info);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that signed before", e);
    }
  }

  /**
   * Digests, and verifies.
   *
   * @throws IllegalStateException when it is another's
   */
  public void verify(byte[] value) {
    digest();
    try {
      Signature signature = signature();
      signature.initVerify(signer.certificate().getPublicKey());
      signature.update(info);
      if (!signature.verify(value)) {
        throw new IllegalStateException("does not verify");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that verified before", e);
    }
  }

  /** By the JDK, as in the gateway; compared with themselves, or the compiler might drop them. */
  private void digest() {
    try {
      int bytes = 0;
      for (byte[] part : parts) {
        bytes += MessageDigest.getInstance("SHA-256").digest(part).length;
      }
      if (bytes != 32 * parts.size()) {
        throw new IllegalStateException("not a digest");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Signature signature() throws GeneralSecurityException {
    return provider.isPresent()
        ? Signature.getInstance(METHOD, provider.get())
        : Signature.getInstance(METHOD);
  }
}
