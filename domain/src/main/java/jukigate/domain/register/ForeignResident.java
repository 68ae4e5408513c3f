package jukigate.domain.register;

import java.util.Optional;

/**
 * 外国人住民: what the register has of them beside the common items.
 *
 * @param category 第30条の45に規定する区分
 * @param nationality 国籍・地域: three letters of ISO 3166-1
 * @param alias 通称
 * @param stayUntil 在留期間の満了の日, Gregorian; empty where there is none
 */
public record ForeignResident(
    ForeignCategory category,
    String nationality,
    Optional<RegisterText> alias,
    Optional<RegisterDate> stayUntil) {}
