package jukigate.simulators.rule;

import java.time.LocalDate;
import java.util.Optional;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.ResidentRecord;

/**
 * 制度: what is in force between two dates. The values are those of {@code regimes.tsv}.
 *
 * @param name e.g. {@code 2003-08}
 * @param from its first day in Japan
 * @param pushesCertificate the old home sends the 転出証明書情報 with the 転出届; else only the new home asks
 *     for it
 * @param online 転出届 and 転入予約 come through Mynaportal
 * @param formerSurname a 旧氏 travels with the certificate
 * @param furigana the 振り仮名 travels with the certificate
 */
public record Regime(
    String name,
    LocalDate from,
    boolean pushesCertificate,
    boolean online,
    boolean formerSurname,
    boolean furigana) {

  /** The person as this regime knows a person: without the items that it does not have yet. */
  public HouseholdMember known(HouseholdMember member) {
    var record = member.record();
    Person person = record.person();
    var name =
        new PersonName(
            person.name().kanji(), furigana ? person.name().furigana() : Optional.empty());
    var known =
        new Person(
            person.residentCode(),
            person.individualNumber(),
            name,
            formerSurname ? person.formerSurname() : Optional.empty(),
            person.birthDate(),
            person.sex());
    return new HouseholdMember(
        new ResidentRecord(
            known,
            record.residence(),
            record.history(),
            record.relationship(),
            record.lastEvent(),
            record.codeChange(),
            record.control()),
        member.householder(),
        member.familyRegister(),
        member.benefits(),
        member.foreign());
  }
}
