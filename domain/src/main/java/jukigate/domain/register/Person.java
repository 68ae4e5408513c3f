package jukigate.domain.register;

import java.util.Optional;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/**
 * Who the resident is.
 *
 * @param residentCode 住民票コード (item 1)
 * @param individualNumber 個人番号 (item 13); empty until it is issued
 * @param name 氏名 (2 to 5)
 * @param formerSurname 旧氏 (37 to 40)
 * @param birthDate 生年月日 (6)
 * @param sex 性別 (7)
 */
public record Person(
    ResidentCode residentCode,
    Optional<IndividualNumber> individualNumber,
    PersonName name,
    Optional<FormerSurname> formerSurname,
    RegisterDate birthDate,
    Sex sex) {}
