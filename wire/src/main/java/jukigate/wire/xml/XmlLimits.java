package jukigate.wire.xml;

/**
 * What a message may cost before it is authenticated. Depth stays below 100 and attributes below
 * 200, where the JDK's own limits begin.
 *
 * @param maxBytes size of the document in bytes
 * @param maxDepth nesting of elements; the root is 1
 * @param maxElements elements in the document
 * @param maxAttributes attributes of one element, namespace declarations included
 * @param maxAttributeBytes length of one attribute value or name in bytes, and of one run of white
 *     space between two tags
 * @param maxTextBytes length of one run of text in bytes
 */
public record XmlLimits(
    int maxBytes,
    int maxDepth,
    int maxElements,
    int maxAttributes,
    int maxAttributeBytes,
    int maxTextBytes) {
  /**
   * 8 MiB, depth 64, 100,000 elements of 50 attributes, values of 4 KiB, texts of 8 MiB: room for a
   * block of 2,000 records of 25 to 35 elements each.
   */
  public static final XmlLimits DEFAULT = new XmlLimits(8 << 20, 64, 100_000, 50);

  public XmlLimits {
    if (maxBytes < 1 || maxElements < 1 || maxAttributeBytes < 1 || maxTextBytes < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (maxDepth < 1 || maxDepth > 100 || maxAttributes < 0 || maxAttributes > 200) {
      throw new IllegalArgumentException("depth is 1 to 100 and attributes 0 to 200");
    }
  }

  /** With attribute values of at most 4 KiB and texts of any length within the document. */
  public XmlLimits(int maxBytes, int maxDepth, int maxElements, int maxAttributes) {
    this(maxBytes, maxDepth, maxElements, maxAttributes, 4096, maxBytes);
  }
}
