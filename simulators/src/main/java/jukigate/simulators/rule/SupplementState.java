package jukigate.simulators.rule;

import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.SupplementKind;
import jukigate.domain.register.SupplementRecord;

/**
 * A person's supplementary record as a node has it.
 *
 * @param updateNumber of its last change
 * @param municipality 本籍地
 */
public record SupplementState(
    SupplementRecord record, int updateNumber, LocalGovernmentCode municipality) {
  /** Whether the person still has a 附票 there. */
  public boolean isOpen() {
    return record.kind() != SupplementKind.DELETION;
  }
}
