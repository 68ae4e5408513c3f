package jukigate.app.diff;

import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.domain.Bilingual;

/** One thing that differs. */
public sealed interface Difference {
  Place place();

  /** What each of the messages has there. */
  Trio values();

  /** The full name of the attribute that it is about, if it is about one. */
  default Optional<String> attributeName() {
    return switch (this) {
      case Attribute(Place place, String attribute, Trio values) -> Optional.of(attribute);
      case Form form -> Optional.of(form.attribute()).filter(name -> !name.isEmpty());
      default -> Optional.empty();
    };
  }

  /**
   * In words of the register, e.g. {@code Update number: 8 expected, 9 received}.
   *
   * @param shown how values are shown, e.g. with numbers masked
   */
  default Bilingual sentence(UnaryOperator<String> shown) {
    return new Sentence(this, shown).bilingual();
  }

  /** The text of an element. */
  record Value(Place place, Trio values) implements Difference {}

  /**
   * A value that changes with every message and so is compared by its form, which it has not.
   *
   * @param attribute empty for the text of the element
   */
  record Form(Place place, String attribute, Bilingual form, Trio values) implements Difference {}

  /** An attribute: its value, or that it is there. */
  record Attribute(Place place, String attribute, Trio values) implements Difference {}

  /** An element that should be there; its text where it has nothing else. */
  record Missing(Place place, Trio values) implements Difference {}

  /** An element that should not be there; its text where it has nothing else. */
  record Unexpected(Place place, Trio values) implements Difference {}

  /** An element among its siblings; the values are positions from 1. */
  record Order(Place place, Trio values) implements Difference {}

  /** The full name of an element. */
  record Name(Place place, Trio values) implements Difference {}
}
