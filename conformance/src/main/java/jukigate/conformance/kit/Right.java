package jukigate.conformance.kit;

import java.util.List;
import java.util.stream.Stream;
import jukigate.conformance.attack.Attack;

/**
 * What may come back, in words of {@link jukigate.conformance.attack.Observed}.
 *
 * @param words e.g. {@code accepted}, {@code JG-403}; {@code alert} for any end of the connection
 *     without an answer, {@code http:4} for any answer of HTTP alone that says so
 */
record Right(List<String> words) {
  static final Right ACCEPTED = of("accepted");

  /** A refusal of PARSE, UNSEAL or IDENTIFY, signed. */
  static final Right REFUSED = of("JG-1", "JG-2", "JG-3");

  /** Refused by TLS, or by what serves HTTP. */
  static final Right NO_ENTRY = of("alert", "http:4");

  Right {
    words = List.copyOf(words);
  }

  static Right of(String... words) {
    return new Right(List.of(words));
  }

  /**
   * What is right for a variant of an attack. Which of several rules a message breaks is seen first
   * is no rule of the protocol before VALIDATE: there every refusal is right.
   *
   * @param places what the system is, the most particular first
   */
  static List<Right> of(Attack attack, String variant, List<String> places) {
    List<Attack.Expected> answers = attack.expected(variant, places);
    List<String> words =
        (answers.isEmpty() ? attack.expected(variant, withoutNode(places)) : answers)
            .stream().map(Attack.Expected::answer).flatMap(Right::wider).distinct().toList();
    return words.isEmpty() ? List.of() : List.of(new Right(words));
  }

  /** What is not tried at a prefecture, such as what is encrypted, is tried at a city. */
  private static List<String> withoutNode(List<String> places) {
    return places.stream().filter(it -> !it.equals(Attack.NODE)).toList();
  }

  private static Stream<String> wider(String answer) {
    if (answer.matches("JG-[123][0-9]{2}")) {
      return REFUSED.words.stream();
    }
    if (answer.startsWith("http:")) {
      return Stream.of("http:4", "alert", "JG-1");
    }
    return answer.startsWith("alert:") || answer.equals("closed")
        ? Stream.of("alert")
        : Stream.of(answer);
  }

  boolean takes(String word) {
    return words.stream().anyMatch(each -> takes(each, word));
  }

  private static boolean takes(String each, String word) {
    return switch (each) {
      case "alert" -> word.startsWith("alert:") || word.equals("closed");
      case "http:4" -> word.matches("http:4[0-9]{2}");
      case "JG-1", "JG-2", "JG-3", "JG-B", "JG-L" -> word.startsWith(each) && word.length() == 6;
      default -> word.equals(each);
    };
  }

  @Override
  public String toString() {
    return String.join(" | ", words);
  }
}
