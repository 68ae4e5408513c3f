package jukigate.domain.register;

import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * 本人確認情報ファイル at the municipal CS: all 40 items, by group; {@link ResidentItem} lists them by number
 * and name. Only {@link #toIdentityRecord} leaves the municipality.
 *
 * @param person items 1 to 7, 13, 37 to 40
 * @param residence 住所 (8 to 12)
 * @param history 住民となった日 and before (14 to 19)
 * @param relationship 続柄 (20) as text; its codes are not public
 * @param lastEvent 異動 (21 to 23)
 * @param codeChange 旧住民票コード (24, 25)
 * @param control control items (26 to 36)
 */
public record ResidentRecord(
    Person person,
    Residence residence,
    ResidenceHistory history,
    String relationship,
    ResidentEventData lastEvent,
    Optional<CodeChange> codeChange,
    ControlItems control) {

  /**
   * The eight items that go up. Refused with {@code JG-B19} while the 個人番号 is not issued: its issue
   * precedes the update that carries it.
   */
  public Outcome<IdentityRecord> toIdentityRecord() {
    return person
        .individualNumber()
        .map(
            number ->
                Outcome.passed(
                    new IdentityRecord(
                        person.residentCode(),
                        person.name().kanji(),
                        person.birthDate(),
                        person.sex(),
                        residence.address(),
                        number,
                        lastEvent.reason(),
                        lastEvent.date())))
        .orElseGet(() -> Outcome.refused(RefusalCode.NUMBER_MISSING, "R13"));
  }
}
