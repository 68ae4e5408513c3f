package jukigate.simulators.node;

import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;

/**
 * 転出届: where a resident goes.
 *
 * @param destination 転入予定地
 * @param address 転出先
 * @param plannedDate 転出の予定年月日
 * @param pushed true with a card (特例転入, 24条の2): the certificate is sent by itself; else the new
 *     home asks for it
 */
public record Moving(
    LocalGovernmentCode destination,
    RegisterText address,
    RegisterDate plannedDate,
    boolean pushed) {}
