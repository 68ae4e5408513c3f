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
 * 架空の番号: every (municipality, person) has numbers of its own in the synthetic block. Indexes below
 * 30,000,000 stay free for tests and scenarios. The order is scrambled so that neighbours do not
 * have neighbouring numbers; it is no secret, since nobody has these numbers.
 */
final class SyntheticNumbers {
  /** People of one municipality. */
  static final int CAPACITY = 40_000;

  private static final int FIRST = 30_000_000;
  private static final Map<LocalGovernmentCode, Integer> ORDER = order();

  private SyntheticNumbers() {}

  static ResidentCode residentCode(LocalGovernmentCode municipality, int person) {
    return SyntheticBlock.residentCode(index(municipality, person, 7919, 4711));
  }

  static IndividualNumber individualNumber(LocalGovernmentCode municipality, int person) {
    return SyntheticBlock.individualNumber(index(municipality, person, 12_377, 23_456));
  }

  /** Factors are coprime to the capacity, so that no two people meet. */
  private static int index(LocalGovernmentCode municipality, int person, long factor, int offset) {
    if (person < 0 || person >= CAPACITY) {
      throw new IllegalArgumentException("a municipality has at most " + CAPACITY + " people");
    }
    int place = (int) ((person * factor + offset) % CAPACITY);
    return FIRST + ORDER.get(municipality) * CAPACITY + place;
  }

  private static Map<LocalGovernmentCode, Integer> order() {
    List<LocalGovernmentCode> codes =
        Municipalities.japan().keepingRegister().map(Municipality::code).toList();
    Map<LocalGovernmentCode, Integer> order = new HashMap<>();
    codes.forEach(code -> order.put(code, order.size()));
    return order;
  }
}
