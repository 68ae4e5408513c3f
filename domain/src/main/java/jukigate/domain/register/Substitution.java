package jukigate.domain.register;

import java.util.List;

/**
 * 代替文字変換結果 of one character: what stands for it where only JIS X 0213 can be shown, as on a 個人番号カード
 * or in an envelope's window.
 */
public sealed interface Substitution {
  /** It can be shown as it is. */
  record NotNeeded() implements Substitution {}

  /** Exactly one character stands for it. */
  record Replaced(String by) implements Substitution {}

  /**
   * Several may stand for it, and a person has to decide.
   *
   * @param candidates in the order of the tables that name them
   */
  record Ambiguous(List<String> candidates) implements Substitution {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nothing stands for it: it travels as an image. */
  record Impossible() implements Substitution {}
}
