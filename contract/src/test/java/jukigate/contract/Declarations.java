package jukigate.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Finds what the schemas declare of an element of a message, by walking down beside it. */
final class Declarations {
  private final Map<String, Document> schemas = new HashMap<>();

  Declarations() {
    for (String name : ContractFiles.SCHEMAS) {
      Document schema = ContractFiles.schema(name);
      schemas.put(schema.getDocumentElement().getAttribute("targetNamespace"), schema);
    }
  }

  /**
   * @param element {@code xs:element} that declares it
   * @param mandatory whether its parent cannot do without it
   */
  record Declared(Element element, boolean mandatory) {
    private Declared optional() {
      return new Declared(element, false);
    }
  }

  /** The declaration of an element somewhere in a message. */
  Declared of(Element found) {
    if (!(found.getParentNode() instanceof Element parent)) {
      Document schema = schemas.get(found.getNamespaceURI());
      return new Declared(ContractFiles.named(schema, "element", found.getLocalName()), true);
    }
    return in(contentOf(of(parent).element()), found.getLocalName())
        .orElseThrow(() -> new AssertionError("not declared: " + found.getNodeName()));
  }

  /** A text of the register, which takes any character: all of its types are these. */
  private static final Set<String> FREE_TEXTS =
      Set.of("plainText", "registerString", "householdRelation", "alternativeCharacter");

  /** A list of places, which may be empty. */
  boolean isList(Element declaration) {
    return declaration.getAttribute("type").endsWith(":positions");
  }

  /** The values that a leaf may have are listed, or follow a pattern. */
  boolean isCoded(Element declaration) {
    String type = declaration.getAttribute("type");
    if (FREE_TEXTS.contains(type.substring(type.indexOf(':') + 1))) {
      return false;
    }
    return hasCodedType(declaration);
  }

  private boolean hasCodedType(Element declaration) {
    Optional<Element> type = named(declaration, "type", "simpleType");
    return type.isPresent() ? isRestricted(type.get()) : isRestricted(declaration);
  }

  private boolean isRestricted(Element type) {
    boolean here =
        ContractFiles.all(type, ContractFiles.XS, "pattern").findAny().isPresent()
            || ContractFiles.all(type, ContractFiles.XS, "enumeration").findAny().isPresent();
    return here
        || ContractFiles.all(type, ContractFiles.XS, "restriction")
            .anyMatch(
                restriction ->
                    !restriction.getAttribute("base").equals("xs:string")
                        && named(restriction, "base", "simpleType")
                            .map(this::isRestricted)
                            .orElse(true));
  }

  private Element contentOf(Element declaration) {
    return named(declaration, "type", "complexType")
        .or(() -> ContractFiles.children(declaration, "complexType").findFirst())
        .orElseThrow(
            () -> new AssertionError("has no content: " + declaration.getAttribute("name")));
  }

  private Optional<Declared> in(Element particle, String name) {
    return ContractFiles.children(particle)
        .flatMap(child -> inChild(child, name).stream())
        .findFirst();
  }

  private Optional<Declared> inChild(Element child, String name) {
    boolean may = child.getAttribute("minOccurs").equals("0");
    Optional<Declared> found =
        switch (child.getLocalName()) {
          case "element" ->
              Optional.of(child)
                  .filter(one -> one.getAttribute("name").equals(name))
                  .map(one -> new Declared(one, true));
          case "sequence", "complexContent" -> in(child, name);
          case "choice" -> in(child, name).map(Declared::optional);
          case "extension" ->
              in(child, name)
                  .or(() -> named(child, "base", "complexType").flatMap(base -> in(base, name)));
          default -> Optional.empty();
        };
    return found.map(declared -> may ? declared.optional() : declared);
  }

  /** The type that an attribute names, if it is of this kind. */
  private Optional<Element> named(Element from, String attribute, String kind) {
    String value = from.getAttribute(attribute);
    int colon = value.indexOf(':');
    Document schema =
        colon < 0 ? null : schemas.get(from.lookupNamespaceURI(value.substring(0, colon)));
    return Optional.ofNullable(schema)
        .flatMap(
            known ->
                ContractFiles.children(known.getDocumentElement(), kind)
                    .filter(one -> one.getAttribute("name").equals(value.substring(colon + 1)))
                    .findFirst());
  }
}
