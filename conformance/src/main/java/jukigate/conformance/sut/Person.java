package jukigate.conformance.sut;

import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/**
 * An invented resident, as far as errands speak of one. A woman.
 *
 * @param address after the event
 * @param birthDate as the register writes it, e.g. {@code R08-11-18}, or {@code UNKNOWN}
 */
public record Person(
    ResidentCode code, IndividualNumber number, String name, String address, String birthDate) {
  /** The same at another address. */
  public Person at(String other) {
    return new Person(code, number, name, other, birthDate);
  }

  /** The same under another name. */
  public Person named(String other) {
    return new Person(code, number, other, address, birthDate);
  }

  /** The same, born on another day. */
  public Person bornOn(String other) {
    return new Person(code, number, name, address, other);
  }

  /** The same with other numbers. */
  public Person numbered(ResidentCode otherCode, IndividualNumber otherNumber) {
    return new Person(otherCode, otherNumber, name, address, birthDate);
  }

  /** Never the numbers or the name. */
  @Override
  public String toString() {
    return "Person";
  }
}
