package jukigate.domain.refusal;

import java.util.function.Function;

/**
 * What a step made of its input: a value, or a refusal. Refusals are values; exceptions are bugs.
 */
public sealed interface Outcome<T> {
  record Passed<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> passed(T value) {
    return new Passed<>(value);
  }

  static <T> Outcome<T> refused(RefusalCode code, Object... arguments) {
    return new Refused<>(Refusal.of(code, arguments));
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** The next step, or the refusal unchanged. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return switch (this) {
      case Passed<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  default <R> Outcome<R> map(Function<? super T, R> change) {
    return then(value -> passed(change.apply(value)));
  }

  default boolean isPassed() {
    return this instanceof Passed<T>;
  }

  /** The value, where a refusal can only be a bug of the caller or must end the command. */
  default T orThrow() {
    return switch (this) {
      case Passed<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
    };
  }
}
