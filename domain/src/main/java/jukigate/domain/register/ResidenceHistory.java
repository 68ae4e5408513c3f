package jukigate.domain.register;

import java.util.Optional;

/**
 * Since when, and from where (items 14 to 19).
 *
 * @param residentSince 住民となった日
 * @param addressSince 住所を定めた日
 * @param notifiedOn 届出の年月日
 * @param previous 転入前住所
 */
public record ResidenceHistory(
    RegisterDate residentSince,
    RegisterDate addressSince,
    RegisterDate notifiedOn,
    Optional<PreviousResidence> previous) {}
