package jukigate.domain.register;

import jukigate.domain.number.ResidentCode;

/**
 * 附票本人確認情報: what the municipality of the registered domicile, and the supplementary servers, know
 * of a person. There is no 個人番号 in it (住基法 30条の41).
 *
 * @param name 氏名 and 振り仮名
 * @param kind 記載等の旨
 * @param entryDate 記載等の年月日
 */
public record SupplementRecord(
    ResidentCode residentCode,
    PersonName name,
    RegisterDate birthDate,
    Sex sex,
    RegisterText address,
    SupplementKind kind,
    RegisterDate entryDate) {}
