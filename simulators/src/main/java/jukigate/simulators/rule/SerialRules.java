package jukigate.simulators.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** 電子証明書のシリアル番号 at the national server: all entries of a notice, or none. */
public final class SerialRules {
  private SerialRules() {}

  /**
   * Refused by the place of the first entry that does not fit: {@code JG-B66} for a resident whom
   * the sender may not speak of, {@code JG-B65} for a serial number of another resident, be it on
   * record or in the same notice.
   *
   * @param isOfSender whether the resident has an open record of the sending municipality
   * @param known whose a serial number is on record
   */
  public static Outcome<List<HeldCertificate>> judge(
      List<HeldCertificate> entries,
      Predicate<ResidentCode> isOfSender,
      Function<String, Optional<ResidentCode>> known) {
    Map<String, ResidentCode> seen = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      HeldCertificate entry = entries.get(i);
      if (!isOfSender.test(entry.holder())) {
        return Outcome.refused(RefusalCode.SERIAL_WITHOUT_RESIDENT, i + 1, Rule.SERIALS);
      }
      ResidentCode first = seen.computeIfAbsent(entry.serial(), serial -> entry.holder());
      boolean taken =
          !first.equals(entry.holder())
              || known.apply(entry.serial()).filter(it -> !it.equals(entry.holder())).isPresent();
      if (taken) {
        return Outcome.refused(RefusalCode.SERIAL_TAKEN, i + 1, Rule.SERIALS);
      }
    }
    return Outcome.passed(List.copyOf(entries));
  }
}
