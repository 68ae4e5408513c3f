package jukigate.simulators.rule;

import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CardState;

/**
 * 個人番号カードの記録 at the card management system.
 *
 * @param cardNumber 8 to 16 upper-case letters and digits
 * @param holder 住民票コード of the holder
 * @param municipality the municipality that looks after the card
 * @param state present state
 */
public record CardRecord(
    String cardNumber, ResidentCode holder, LocalGovernmentCode municipality, CardState state) {}
