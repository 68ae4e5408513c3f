package jukigate.domain.register;

import java.util.Optional;

/**
 * 世帯員: a resident with what the register (既存住基) has beside the CS file: what out-migration
 * certificates and residence copies are made from.
 *
 * @param record the 40 items
 * @param householder 世帯主の氏名
 * @param familyRegister 戸籍の表示; empty for foreign residents
 * @param benefits 国保, 介護, 年金, 児童手当
 * @param foreign empty for Japanese nationals
 */
public record HouseholdMember(
    ResidentRecord record,
    RegisterText householder,
    Optional<FamilyRegister> familyRegister,
    Benefits benefits,
    Optional<ForeignResident> foreign) {}
