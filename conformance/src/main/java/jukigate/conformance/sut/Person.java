package jukigate.conformance.sut;

import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/**
 * An invented resident, as far as errands speak of one. A woman, born on 18 November of Reiwa 8.
 *
 * @param address after the event
 */
public record Person(ResidentCode code, IndividualNumber number, String name, String address) {
  /** The same at another address. */
  public Person at(String other) {
    return new Person(code, number, name, other);
  }

  /** Never the numbers or the name. */
  @Override
  public String toString() {
    return "Person";
  }
}
