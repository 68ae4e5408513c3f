package jukigate.wire.xml;

/**
 * What a message may cost before it is authenticated.
 *
 * @param maxBytes size of the document in bytes
 * @param maxDepth nesting of elements; the root is 1
 * @param maxElements elements in the document
 * @param maxAttributes attributes of one element, namespace declarations included
 * @param maxAttributeBytes length of one attribute value or name in bytes
 * @param maxTextBytes length of one run of text in bytes
 */
public record XmlLimits(
    int maxBytes,
    int maxDepth,
    int maxElements,
    int maxAttributes,
    int maxAttributeBytes,
    int maxTextBytes) {
  /** 4 MiB, depth 64, 20,000 elements of 50 attributes, values of 4 KiB, texts of 4 MiB. */
  public static final XmlLimits DEFAULT = new XmlLimits(4 << 20, 64, 20_000, 50);

  public XmlLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxElements < 1 || maxAttributes < 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }

  /** With attribute values of at most 4 KiB and texts of any length within the document. */
  public XmlLimits(int maxBytes, int maxDepth, int maxElements, int maxAttributes) {
    this(maxBytes, maxDepth, maxElements, maxAttributes, 4096, maxBytes);
  }
}
