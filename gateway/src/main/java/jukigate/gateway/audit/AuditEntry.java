package jukigate.gateway.audit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jukigate.wire.audit.TreeHash;

/**
 * What a leaf says, as one line: the kind, then {@code name=value} in a fixed order, values
 * percent-encoded, so that no message can forge a line or a field. It holds digests of messages and
 * no personal data: messages can be erased and the proof stays.
 */
public record AuditEntry(Kind kind, Map<String, String> fields) {
  /** What happened. */
  public enum Kind {
    /** A request was verified and put on record, before it was forwarded. */
    ADMITTED,
    /** How an admitted exchange ended. */
    CONCLUDED,
    /** An attempt was refused before it was admitted. */
    REFUSED,
    /** An administrative act: start, stop, new trust, export, erasure. */
    ACT
  }

  public AuditEntry {
    fields = new LinkedHashMap<>(fields);
  }

  /**
   * An administrative act.
   *
   * @param what in a word: {@code start}, {@code stop}, {@code export}
   */
  public static AuditEntry act(String what, Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("act", what);
    fields.put("at", at.toString());
    return new AuditEntry(Kind.ACT, fields);
  }

  /**
   * An administrative act with what else there is to tell of it.
   *
   * @param more no personal data; in the order of the names
   * @throws IllegalArgumentException when it names {@code act} or {@code at} anew: the record would
   *     tell of another act
   */
  public static AuditEntry act(String what, Instant at, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(act(what, at).fields());
    if (more.keySet().stream().anyMatch(fields::containsKey)) {
      throw new IllegalArgumentException("an act has one name and one time: " + more.keySet());
    }
    fields.putAll(new TreeMap<>(more));
    return new AuditEntry(Kind.ACT, fields);
  }

  /** The line whose bytes in UTF-8 are hashed. */
  public String content() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining(" ", kind + " ", ""));
  }

  /**
   * What a content says that this class has written; a field without a name is left out. The rest
   * may have been changed behind its back: a value that is not encoded right stays as it stands.
   *
   * @throws IllegalArgumentException when it begins with no kind
   */
  public static AuditEntry of(String content) {
    String[] words = content.split(" ", -1);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String word : List.of(words).subList(1, words.length)) {
      int end = word.indexOf('=');
      if (end > 0) {
        fields.put(word.substring(0, end), decoded(word.substring(end + 1)));
      }
    }
    return new AuditEntry(Kind.valueOf(words[0]), fields);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException changed) {
      return value;
    }
  }

  /** The hash of a leaf with this content. */
  public static TreeHash hash(String content) {
    return TreeHash.leaf(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
