package jukigate.conformance.attack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;

/**
 * One known attack, as its file tells it.
 *
 * @param id of the catalogue, e.g. {@code SIG-07}
 * @param source clause of a standard, CVE, or paper
 * @param sent what is sent
 * @param expected by name of the variant, or of {@code *} for all; any of the list is right
 * @param exceptions what is right elsewhere than at a gateway in profile high: by place ({@link
 *     #NODE}, or the name of a profile), then by variant; an empty list: not tried there
 * @param fix what to do when it gets through
 */
public record Attack(
    String id,
    Bilingual title,
    String source,
    Severity severity,
    Bilingual sent,
    Map<String, List<Expected>> expected,
    Map<String, Map<String, List<Expected>>> exceptions,
    Bilingual fix) {
  /** Takes all variants of an attack alike. */
  public static final String ALL = "*";

  /** A node, attacked from the place of the gateway. */
  public static final String NODE = "node";

  public Attack {
    expected = Map.copyOf(expected);
    exceptions = Map.copyOf(exceptions);
  }

  /** What it would mean if it got through. */
  @SuppressWarnings("MemberName") // as the files write them
  public enum Severity {
    critical,
    high,
    medium
  }

  /**
   * A right answer.
   *
   * @param answer as {@code JG-206}, {@code alert:protocol_version}, {@code http:404}
   * @param record refusal that the journal must hold; empty where the endpoint refuses before there
   *     is anything to record; {@code JG-704/JG-206} where its text must name another refusal
   * @param atNode whether it is the receiving node that refuses and has it on record, because only
   *     it can read the message
   */
  public record Expected(String answer, Optional<String> record, boolean atNode) {
    /** Refused by the endpoint itself. */
    public Expected(String answer, Optional<String> record) {
      this(answer, record, false);
    }

    /**
     * @param text {@code JG-206}, which is recorded under the same id; {@code alert:x JG-309},
     *     recorded as JG-309; {@code http:404 -}, not recorded; {@code JG-218 node}, recorded as
     *     JG-218 by the node that received it
     */
    public static Expected of(String text) {
      String[] words = text.split(" ", 2);
      if (words.length == 1) {
        return new Expected(text, Optional.of(text));
      }
      if (words[1].equals(NODE)) {
        return new Expected(words[0], Optional.of(words[0]), true);
      }
      return new Expected(words[0], Optional.of(words[1]).filter(word -> !word.equals("-")));
    }

    /** As {@link #of} reads it. */
    public String text() {
      return answer + " " + (atNode ? NODE : record.orElse("-"));
    }

    boolean isRecordedAs(Witness.Recorded recorded) {
      String[] ids = record.orElse("").split("/", 2);
      return recorded.refusalId().equals(ids[0])
          && (ids.length == 1 || recorded.detail().contains("(" + ids[1] + ")"));
    }
  }

  /** E.g. {@code SIG}. */
  public String layer() {
    return id.substring(0, id.indexOf('-'));
  }

  /**
   * The right answers to a variant; none where it is not tried.
   *
   * @param places what the target is, the most particular first
   */
  public List<Expected> expected(String variant, List<String> places) {
    return Stream.concat(
            places.stream().flatMap(place -> Stream.ofNullable(exceptions.get(place))),
            Stream.of(expected))
        .flatMap(answers -> Stream.ofNullable(answers.getOrDefault(variant, answers.get(ALL))))
        .findFirst()
        .orElse(List.of());
  }
}
