package jukigate.wire.diagnosis;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.Names;
import org.w3c.dom.Element;

/**
 * What is wrong with a signature of the prescribed form, part by part. It decides nothing: the
 * message was refused before.
 *
 * @param parts every signed part, in the order of the references
 * @param value why the value does not verify over SignedInfo; empty when it does
 */
public record SignatureDiagnosis(List<SignedPart> parts, Optional<Cause> value) {
  /** Larger messages are not looked into when they are refused: it takes many digests. */
  private static final int LARGEST = 256 * 1024;

  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  /**
   * One reference of the signature.
   *
   * @param name e.g. {@code soap:Body}
   * @param declared digest by the signer, base64
   * @param computed digest of what was received, base64
   * @param octets what was received, canonicalised as declared; may hold personal data
   * @param cause empty when the digests are equal
   */
  public record SignedPart(
      String name, String declared, String computed, Payload octets, Optional<Cause> cause) {}

  /** A reference as it stands. */
  private record Reference(
      Element target, String prefixes, String algorithm, String declared, Payload canonical) {
    byte[] octets() {
      return canonical.toByteArray();
    }

    String computed() {
      return Octets.digest(algorithm, octets());
    }
  }

  public SignatureDiagnosis {
    parts = List.copyOf(parts);
  }

  /**
   * What can be said in the time of a refusal; empty for a message of more than 256 KiB.
   *
   * @param envelope whose signature has the prescribed form
   * @param certificate of the token in the message
   */
  public static Optional<SignatureDiagnosis> brief(Envelope envelope, X509Certificate certificate) {
    return envelope.payload().size() > LARGEST
        ? Optional.empty()
        : Optional.of(of(envelope, certificate, Hypotheses::usual));
  }

  /** Everything that is known to go wrong, however long it takes. */
  public static SignatureDiagnosis thorough(Envelope envelope, X509Certificate certificate) {
    return of(
        envelope,
        certificate,
        tries -> Stream.concat(tries.usual().stream(), tries.prefixes().stream()).toList());
  }

  private static SignatureDiagnosis of(
      Envelope envelope,
      X509Certificate certificate,
      Function<Hypotheses, List<Hypotheses.Try>> tries) {
    Element signature = envelope.part(Part.SIGNATURE).orElseThrow();
    Element info = Dom.child(signature, Namespaces.DS, "SignedInfo").orElseThrow();
    List<Reference> references = new ArrayList<>();
    for (Element reference : Dom.children(info)) {
      if (Dom.is(reference, Namespaces.DS, "Reference")) {
        references.add(reference(envelope, reference));
      }
    }
    List<SignedPart> parts =
        references.stream()
            .map(one -> part(envelope, one, () -> cause(envelope, one, references, tries)))
            .toList();
    return new SignatureDiagnosis(
        parts, new SignatureValue(signature, certificate.getPublicKey()).cause());
  }

  /** E.g. {@code soap:Body RE_INDENTED, SignatureValue OTHER_KEY}: no content of the message. */
  public String summary() {
    return Stream.concat(
            parts.stream()
                .flatMap(part -> part.cause().map(why -> part.name() + " " + why).stream()),
            value.map(why -> "SignatureValue " + why).stream())
        .collect(Collectors.joining(", "));
  }

  private static Reference reference(Envelope envelope, Element reference) {
    String uri = Dom.attribute(reference, "URI");
    Element target = envelope.ids().find(uri.substring(1)).orElseThrow();
    Element transform =
        Dom.child(reference, Namespaces.DS, "Transforms")
            .flatMap(all -> Dom.child(all, Namespaces.DS, "Transform"))
            .orElseThrow();
    String prefixes = prefixes(transform);
    Element method = Dom.child(reference, Namespaces.DS, "DigestMethod").orElseThrow();
    Element value = Dom.child(reference, Namespaces.DS, "DigestValue").orElseThrow();
    return new Reference(
        target,
        prefixes,
        DIGESTS.get(Dom.attribute(method, "Algorithm")),
        Dom.text(value).orElse("").replaceAll("\\s", ""),
        Payload.of(Octets.exclusive(target, prefixes)));
  }

  static String prefixes(Element method) {
    return Dom.child(method, Namespaces.EXC_C14N, "InclusiveNamespaces")
        .map(list -> Dom.attribute(list, "PrefixList"))
        .orElse("");
  }

  private static SignedPart part(Envelope envelope, Reference it, Supplier<Cause> why) {
    String computed = it.computed();
    Optional<Cause> cause =
        computed.equals(it.declared()) ? Optional.empty() : Optional.of(why.get());
    return new SignedPart(
        name(envelope, it.target()), it.declared(), computed, it.canonical(), cause);
  }

  private static Cause cause(
      Envelope envelope,
      Reference it,
      List<Reference> all,
      Function<Hypotheses, List<Hypotheses.Try>> tries) {
    // Its own digest is another one, so that it cannot be found here.
    if (all.stream().anyMatch(other -> other.computed().equals(it.declared()))) {
      return Cause.OTHER_PART;
    }
    for (String algorithm : List.of("SHA-1", "SHA-256", "SHA-384", "SHA-512")) {
      if (Octets.digest(algorithm, it.octets()).equals(it.declared())) {
        return Cause.OTHER_DIGEST;
      }
    }
    if (Octets.digest(it.algorithm(), asItStands(envelope, it.target())).equals(it.declared())) {
      return Cause.NOT_CANONICALISED;
    }
    return tries.apply(new Hypotheses(it.target(), it.prefixes())).stream()
        .filter(one -> Octets.digest(it.algorithm(), one.bytes()).equals(it.declared()))
        .map(Hypotheses.Try::cause)
        .findFirst()
        .orElse(Cause.CONTENT_CHANGED);
  }

  /** From its first tag to its last one in the bytes of the message. */
  private static byte[] asItStands(Envelope envelope, Element element) {
    String text = new String(envelope.payload().toByteArray(), StandardCharsets.UTF_8);
    int start = text.indexOf("<" + element.getNodeName());
    String last = "</" + element.getNodeName() + ">";
    int end = text.lastIndexOf(last);
    return start < 0 || end < start
        ? new byte[0]
        : text.substring(start, end + last.length()).getBytes(StandardCharsets.UTF_8);
  }

  private static String name(Envelope envelope, Element element) {
    return Stream.of(Part.values())
        .filter(part -> envelope.part(part).filter(it -> it == element).isPresent())
        .map(Part::label)
        .findFirst()
        .orElseGet(() -> Names.label(element));
  }
}
