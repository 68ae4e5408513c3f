package jukigate.simulators.resident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;

/**
 * 架空の番号: every (municipality, person) has numbers of its own in the synthetic block. The block has
 * too few numbers to keep a million for each of the 1,741 municipalities: the first 40,000 people
 * of each have numbers that nobody else has, and the million behind them come from one of nine
 * shared ranges (see {@link #shareRange}). Indexes below 21,000,000 stay free for the numbers that
 * are given out, tests and scenarios. The order is scrambled so that neighbours do not have
 * neighbouring numbers; it is no secret, since nobody has these numbers.
 */
final class SyntheticNumbers {
  /** People of one municipality whose numbers no other municipality has. */
  static final int OWN = 40_000;

  /** People of one municipality. */
  static final int CAPACITY = OWN + 1_000_000;

  private static final int SHARED = CAPACITY - OWN;
  private static final int SHARED_RANGES = 9;
  private static final int FIRST_SHARED = 21_000_000;
  private static final int FIRST = 30_000_000;
  private static final Map<LocalGovernmentCode, Integer> ORDER = order();

  private SyntheticNumbers() {}

  static ResidentCode residentCode(LocalGovernmentCode municipality, int person) {
    return SyntheticBlock.residentCode(index(municipality, person, 7919, 4711));
  }

  static IndividualNumber individualNumber(LocalGovernmentCode municipality, int person) {
    return SyntheticBlock.individualNumber(index(municipality, person, 12_377, 23_456));
  }

  /**
   * Whether the people behind the first {@value #OWN} of two municipalities have the same numbers.
   */
  static boolean shareRange(LocalGovernmentCode one, LocalGovernmentCode other) {
    return !one.equals(other) && range(one) == range(other);
  }

  private static int range(LocalGovernmentCode municipality) {
    return ORDER.get(municipality) % SHARED_RANGES;
  }

  /** Factors are coprime to both sizes of a range, so that no two people meet. */
  private static int index(LocalGovernmentCode municipality, int person, long factor, int offset) {
    if (person < 0 || person >= CAPACITY) {
      throw new IllegalArgumentException("a municipality has at most " + CAPACITY + " people");
    }
    if (person < OWN) {
      return FIRST + ORDER.get(municipality) * OWN + (int) ((person * factor + offset) % OWN);
    }
    int place = (int) (((person - OWN) * factor + offset) % SHARED);
    return FIRST_SHARED + range(municipality) * SHARED + place;
  }

  private static Map<LocalGovernmentCode, Integer> order() {
    List<LocalGovernmentCode> codes =
        Municipalities.japan().keepingRegister().map(Municipality::code).toList();
    Map<LocalGovernmentCode, Integer> order = new HashMap<>();
    codes.forEach(code -> order.put(code, order.size()));
    return order;
  }
}
