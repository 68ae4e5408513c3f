package jukigate.simulators.rule;

import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.RegisterDate;

/**
 * 更新対象者.
 *
 * @param validUntil when the card expires
 */
public record RenewalTarget(ResidentCode resident, RegisterDate validUntil) {}
