package jukigate.simulators.rule;

import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.RegisterDate;

/**
 * カード管理情報の更新要求.
 *
 * @param cardNumber number of the card
 * @param holder 住民票コード of the holder
 * @param municipality the sender
 * @param event what happened
 * @param eventDate when; of 継続利用, 転入届の異動日
 */
public record CardUpdate(
    String cardNumber,
    ResidentCode holder,
    LocalGovernmentCode municipality,
    CardEvent event,
    RegisterDate eventDate) {}
