package jukigate.domain.register;

import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/**
 * 本人確認情報: exactly the eight items that the law sends to the prefecture and on to the national
 * server (住基法 30条の6, 30条の7). A ninth component fails a test.
 *
 * @param residentCode 住民票コード
 * @param name 氏名
 * @param birthDate 生年月日
 * @param sex 性別
 * @param address 住所
 * @param individualNumber 個人番号
 * @param reason 異動事由
 * @param eventDate 異動年月日
 */
public record IdentityRecord(
    ResidentCode residentCode,
    RegisterText name,
    RegisterDate birthDate,
    Sex sex,
    RegisterText address,
    IndividualNumber individualNumber,
    EventReason reason,
    RegisterDate eventDate) {}
