package jukigate.simulators.resident;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.simulators.rule.IdentityUpdate;

/**
 * 架空の住民の生成: the same seed and day give the same people on any machine. People come one household
 * after the other and are not held; a municipality has at most {@value #MOST}.
 *
 * @param seed any number
 * @param asOf the day on which everybody has the age that was drawn
 */
public record InventedResidents(long seed, LocalDate asOf) {
  /** The day that commands and scenarios use, so that a seed alone says who there is. */
  public static final LocalDate STANDARD_DAY = LocalDate.of(2026, 4, 1);

  /** The most people of one municipality. */
  public static final int MOST = SyntheticNumbers.CAPACITY;

  /** Up to this many people share no number with anybody of another municipality. */
  public static final int MOST_OF_THEIR_OWN = SyntheticNumbers.OWN;

  private static final int LARGEST_HOUSEHOLD = 6;

  private record Step(Household household, int nextPerson) {}

  /** Residents as of the standard day. */
  public static InventedResidents ofSeed(long seed) {
    return new InventedResidents(seed, STANDARD_DAY);
  }

  /**
   * The households of a municipality, without end until the numbers are used up.
   *
   * @param municipality one of the 1,741 that keep a register
   */
  public Stream<Household> households(LocalGovernmentCode municipality) {
    return Stream.iterate(
            step(municipality, 0, 0),
            step -> step.nextPerson() <= SyntheticNumbers.CAPACITY,
            step -> step(municipality, step.household().number() + 1, step.nextPerson()))
        .map(Step::household);
  }

  /** The residents of a municipality, by household. */
  public Stream<HouseholdMember> residents(LocalGovernmentCode municipality) {
    return households(municipality).flatMap(household -> household.members().stream());
  }

  /** The first update that a server takes of somebody with a 個人番号. */
  public static IdentityUpdate update(HouseholdMember member) {
    var record = member.record();
    return new IdentityUpdate(
        record.toIdentityRecord().orThrow(),
        record.residence().municipality(),
        record.control().updateNumber());
  }

  /**
   * Whether people of two municipalities would have the same numbers, if each has more than {@value
   * #MOST_OF_THEIR_OWN}: then the two cannot be in one backbone.
   */
  public static boolean shareNumbers(LocalGovernmentCode one, LocalGovernmentCode other) {
    return SyntheticNumbers.shareRange(one, other);
  }

  private Step step(LocalGovernmentCode municipality, int number, int firstPerson) {
    int first = firstPerson;
    if (first + LARGEST_HOUSEHOLD > SyntheticNumbers.CAPACITY) {
      return new Step(new Household(number, List.of()), SyntheticNumbers.CAPACITY + 1);
    }
    Draw draw = new Draw(seed, municipality.value(), number);
    Household household =
        new Household(number, new HouseholdMaker(draw, municipality, asOf).members(first));
    return new Step(household, first + household.members().size());
  }
}
