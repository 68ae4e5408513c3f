package jukigate.wire.xml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * One pass over the bytes before any parser sees them.
 *
 * <p>In a well-formed document {@code <} stands nowhere but at the start of markup, so the scan is
 * exact up to the first error, and at the first error the parser stops anyway. It therefore decides
 * about comments, CDATA, processing instructions and DTDs (which a parser may merge or drop before
 * anybody sees them), and about size, before memory is spent.
 */
final class MarkupScan {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml\\s+version\\s*=\\s*(\"1\\.0\"|'1\\.0')"
              + "(\\s+encoding\\s*=\\s*(\"utf-8\"|'utf-8'))?"
              + "(\\s+standalone\\s*=\\s*(\"(yes|no)\"|'(yes|no)'))?\\s*\\?>",
          Pattern.CASE_INSENSITIVE);

  private final byte[] bytes;
  private final XmlLimits limits;
  private int at;
  private int depth;
  private int elements;

  private MarkupScan(byte[] bytes, XmlLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  static Optional<Refusal> refusalOf(byte[] bytes, XmlLimits limits) {
    return new MarkupScan(bytes, limits).scan();
  }

  private Optional<Refusal> scan() {
    if (hasDeclaration() && !skipDeclaration()) {
      return refuse(RefusalCode.NOT_UTF8, 0);
    }
    while (true) {
      int open = indexOf('<', at);
      if (open - at > limits.maxTextBytes()) {
        return refuse(RefusalCode.XML_VALUE_TOO_LONG, limits.maxTextBytes());
      }
      if (open - at > limits.maxAttributeBytes() && isBlank(at, open)) {
        return refuse(RefusalCode.XML_VALUE_TOO_LONG, limits.maxAttributeBytes());
      }
      if (open >= bytes.length) {
        return Optional.empty();
      }
      at = open;
      Optional<Refusal> refusal = markup();
      if (refusal.isPresent()) {
        return refusal;
      }
    }
  }

  private Optional<Refusal> markup() {
    int next = at + 1 < bytes.length ? bytes[at + 1] : -1;
    switch (next) {
      case '!' -> {
        return startsWith("<!DOCTYPE")
            ? refuse(RefusalCode.DTD_FORBIDDEN)
            : refuse(RefusalCode.MARKUP_FORBIDDEN, startsWith("<![CDATA[") ? "CDATA" : "comment");
      }
      case '?' -> {
        return refuse(RefusalCode.MARKUP_FORBIDDEN, "processing instruction");
      }
      case '/' -> {
        depth--;
        at = indexOf('>', at) + 1;
        return Optional.empty();
      }
      default -> {
        return startTag();
      }
    }
  }

  private Optional<Refusal> startTag() {
    elements++;
    depth++;
    if (depth > limits.maxDepth()) {
      return refuse(RefusalCode.XML_TOO_DEEP, limits.maxDepth());
    }
    if (elements > limits.maxElements()) {
      return refuse(RefusalCode.XML_TOO_MANY_NODES, limits.maxElements());
    }
    int attributes = 0;
    int tokenStart = at;
    at++;
    while (at < bytes.length && bytes[at] != '>') {
      byte b = bytes[at];
      if (b == '"' || b == '\'') {
        attributes++;
        int end = indexOf(b, at + 1);
        if (end - at - 1 > limits.maxAttributeBytes()) {
          return refuse(RefusalCode.XML_VALUE_TOO_LONG, limits.maxAttributeBytes());
        }
        at = end;
        tokenStart = end;
      } else if (at - tokenStart > limits.maxAttributeBytes()) {
        return refuse(RefusalCode.XML_VALUE_TOO_LONG, limits.maxAttributeBytes());
      }
      at++;
    }
    if (attributes > limits.maxAttributes()) {
      return refuse(RefusalCode.XML_TOO_MANY_NODES, limits.maxAttributes());
    }
    if (at - 1 < bytes.length && bytes[at - 1] == '/') {
      depth--;
    }
    at = Math.min(at + 1, bytes.length);
    return Optional.empty();
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** A target that only begins with xml, such as xml-stylesheet, is a processing instruction. */
  private boolean hasDeclaration() {
    return startsWith("<?xml") && bytes.length > 5 && Character.isWhitespace(bytes[5]);
  }

  private boolean skipDeclaration() {
    int end = indexOf('>', 0) + 1;
    if (end > Math.min(bytes.length, 200)) {
      return false;
    }
    at = end;
    return DECLARATION.matcher(new String(bytes, 0, end, StandardCharsets.US_ASCII)).matches();
  }

  private boolean startsWith(String text) {
    if (at + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The end of the document where there is none. */
  private int indexOf(int wanted, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  private static Optional<Refusal> refuse(RefusalCode code, Object... arguments) {
    return Optional.of(Refusal.of(code, arguments));
  }
}
