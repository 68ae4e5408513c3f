package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.PART_UNSIGNED;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.TOKEN_UNSUPPORTED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.Names;
import org.w3c.dom.Element;

/**
 * The form of ds:Signature before any of it is computed: only listed algorithms, one exclusive
 * canonicalisation per reference, same-document references only, the key by direct reference to the
 * one token, and exactly the parts that must be signed.
 */
final class SignatureShape {
  private static final int MAX_REFERENCES = 16;
  private static final Pattern PREFIXES =
      Pattern.compile(
          "(?:#default|[\\p{L}_][\\p{L}\\p{N}._-]{0,63})?(?: (?:#default|[\\p{L}_][\\p{L}\\p{N}._-]{0,63})){0,31}");

  /** KeyInfo is not signed, so nothing may be put into it that is not needed. */
  private static final Set<QName> HOLDER_ATTRIBUTES =
      Set.of(new QName(Namespaces.WSU, "Id"), new QName(Namespaces.WSSE11, "TokenType"));

  private static final Set<QName> REFERENCE_ATTRIBUTES =
      Set.of(new QName("URI"), new QName("ValueType"));

  /**
   * @param method SignatureMethod URI
   * @param value SignatureValue as text
   * @param signed the elements that the references name, by identity
   */
  record Shape(String method, String value, Set<Element> signed) {}

  private final SecurityProfile profile;
  private final Envelope envelope;

  SignatureShape(SecurityProfile profile, Envelope envelope) {
    this.profile = profile;
    this.envelope = envelope;
  }

  Outcome<Shape> read() {
    try {
      return Outcome.passed(readSignature(envelope.part(Part.SIGNATURE).orElseThrow()));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private Shape readSignature(Element signature) {
    List<Element> children = children(signature, "SignedInfo", "SignatureValue", "KeyInfo");
    onlyId(signature);
    onlyId(children.get(1));
    checkKeyInfo(children.get(2));
    List<Element> info = Dom.children(children.get(0));
    onlyId(children.get(0));
    if (info.size() < 3 || info.size() > MAX_REFERENCES + 2) {
      throw structure("references");
    }
    expect(info.get(0), Namespaces.DS, "CanonicalizationMethod");
    checkExclusive(info.get(0));
    expect(info.get(1), Namespaces.DS, "SignatureMethod");
    String method = algorithm(info.get(1), profile.xml().signatures());
    Set<Element> signed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element reference : info.subList(2, info.size())) {
      if (!signed.add(readReference(reference))) {
        throw structure("reference repeated");
      }
    }
    checkCoverage(signed);
    String value = Dom.text(children.get(1)).orElseThrow(() -> structure("SignatureValue"));
    return new Shape(method, value, signed);
  }

  private Element readReference(Element reference) {
    expect(reference, Namespaces.DS, "Reference");
    List<Element> children = children(reference, "Transforms", "DigestMethod", "DigestValue");
    boolean plain =
        Dom.attributes(reference).stream()
            .allMatch(a -> a.getName().equals("URI") || a.getName().equals("Id"));
    String uri = Dom.attribute(reference, "URI");
    if (!plain || !uri.startsWith("#") || uri.length() < 2) {
      throw structure("reference URI");
    }
    List<Element> transforms = Dom.children(children.get(0));
    if (transforms.size() != 1) {
      throw structure("transforms");
    }
    expect(transforms.get(0), Namespaces.DS, "Transform");
    checkExclusive(transforms.get(0));
    algorithm(children.get(1), profile.xml().digests());
    return envelope.ids().find(uri.substring(1)).orElseThrow(() -> structure("reference target"));
  }

  private void checkCoverage(Set<Element> signed) {
    List<Element> allowed = new ArrayList<>();
    for (Part part : Part.values()) {
      Optional<Element> element = envelope.part(part);
      if (element.isPresent() && part.mustBeSigned()) {
        if (!signed.contains(element.get())) {
          throw refused(PART_UNSIGNED, part.label());
        }
        allowed.add(element.get());
      }
    }
    Element token = envelope.part(Part.TOKEN).orElseThrow();
    for (Element element : signed) {
      if (element != token && allowed.stream().noneMatch(part -> part == element)) {
        throw structure("surplus reference to " + Names.label(element));
      }
    }
  }

  private void checkKeyInfo(Element keyInfo) {
    onlyId(keyInfo);
    Element holder =
        Dom.onlyChild(keyInfo)
            .filter(str -> Dom.is(str, Namespaces.WSSE, "SecurityTokenReference"))
            .filter(str -> hasOnly(str, HOLDER_ATTRIBUTES))
            .orElseThrow(() -> refused(TOKEN_UNSUPPORTED, "KeyInfo"));
    Element reference =
        Dom.onlyChild(holder)
            .filter(child -> Dom.is(child, Namespaces.WSSE, "Reference"))
            .filter(child -> hasOnly(child, REFERENCE_ATTRIBUTES) && !child.hasChildNodes())
            .orElseThrow(() -> refused(TOKEN_UNSUPPORTED, "KeyInfo"));
    String id = envelope.part(Part.TOKEN).orElseThrow().getAttributeNS(Namespaces.WSU, "Id");
    String type = Dom.attribute(reference, "ValueType");
    if (!Dom.attribute(reference, "URI").equals("#" + id) || !type.equals(Namespaces.X509_V3)) {
      throw refused(TOKEN_UNSUPPORTED, "SecurityTokenReference");
    }
  }

  private static boolean hasOnly(Element element, Set<QName> allowed) {
    return Dom.attributes(element).stream().allMatch(a -> allowed.contains(Dom.nameOf(a)));
  }

  private static void checkExclusive(Element method) {
    String uri = Dom.attribute(method, "Algorithm");
    if (!uri.equals(Namespaces.EXC_C14N)) {
      throw refused(ALGORITHM_UNSUPPORTED, label(uri));
    }
    List<Element> children = Dom.children(method);
    if (Dom.attributes(method).size() != 1 || !Dom.hasOnlyElements(method) || children.size() > 1) {
      throw structure("canonicalisation");
    }
    for (Element child : children) {
      expect(child, Namespaces.EXC_C14N, "InclusiveNamespaces");
      String prefixes = Dom.attribute(child, "PrefixList");
      if (Dom.attributes(child).size() != 1
          || child.hasChildNodes()
          || !PREFIXES.matcher(prefixes).matches()) {
        throw structure("PrefixList");
      }
    }
  }

  private static String algorithm(Element method, Set<String> allowed) {
    String uri = Dom.attribute(method, "Algorithm");
    if (!allowed.contains(uri)) {
      throw refused(ALGORITHM_UNSUPPORTED, label(uri));
    }
    if (!Dom.children(method).isEmpty() || Dom.attributes(method).size() != 1) {
      throw structure("algorithm parameters");
    }
    return uri;
  }

  private static List<Element> children(Element parent, String... names) {
    List<Element> children = Dom.children(parent);
    if (children.size() != names.length || !Dom.hasOnlyElements(parent)) {
      throw structure(Names.label(parent));
    }
    for (int i = 0; i < names.length; i++) {
      expect(children.get(i), Namespaces.DS, names[i]);
    }
    return children;
  }

  private static void expect(Element element, String namespace, String name) {
    if (!Dom.is(element, namespace, name)) {
      throw structure(Names.label(element));
    }
  }

  private static void onlyId(Element element) {
    if (!Dom.attributes(element).stream().allMatch(a -> a.getName().equals("Id"))) {
      throw structure(Names.label(element) + " attribute");
    }
  }

  /** An algorithm as far as it can be named: known URIs are plain and short. */
  static String label(String uri) {
    return uri.matches("[A-Za-z0-9:/.#_-]{1,100}") ? uri : "?";
  }

  private static RefusedException structure(String what) {
    return refused(SIGNATURE_STRUCTURE, what);
  }

  private static RefusedException refused(RefusalCode code, Object argument) {
    return new RefusedException(Refusal.of(code, argument));
  }
}
