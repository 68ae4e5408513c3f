package jukigate.simulators.rule;

import static jukigate.simulators.rule.Samples.HAMAMATSU;
import static jukigate.simulators.rule.Samples.NATIONAL;
import static jukigate.simulators.rule.Samples.PREFECTURE;
import static jukigate.simulators.rule.Samples.RESIDENT;
import static jukigate.simulators.rule.Samples.SHIZUOKA;
import static jukigate.simulators.rule.Samples.YOKOHAMA;
import static jukigate.simulators.rule.Samples.addressed;
import static jukigate.simulators.rule.Samples.coded;
import static jukigate.simulators.rule.Samples.named;
import static jukigate.simulators.rule.Samples.numbered;
import static jukigate.simulators.rule.Samples.on;
import static jukigate.simulators.rule.Samples.update;
import static jukigate.simulators.rule.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.DateParts;
import jukigate.domain.register.DateQualifier;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RegisterDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityRulesTest {
  private static final IdentityState OPEN =
      IdentityState.of(update(EventReason.DOMESTIC_MOVE_IN, 3));
  private static final IdentityState MOVED_OUT =
      OPEN.append(update(EventReason.DOMESTIC_MOVE_OUT, 4));

  @Test
  void firstEntry_takesItsNumberAsStart() {
    IdentityUpdate moveIn = update(EventReason.DOMESTIC_MOVE_IN, 42);
    assertThat(IdentityRules.apply(NATIONAL, Optional.empty(), moveIn))
        .isEqualTo(Outcome.passed(IdentityState.of(moveIn)));
  }

  @ParameterizedTest
  @EnumSource(
      value = EventReason.class,
      names = {"MOVE_WITHIN", "DEATH", "CANCELLATION_RESTORING", "CANCELLATION_REMOVING"})
  void unknownResident_isRefusedForAllButEntries(EventReason reason) {
    assertRefused(
        IdentityRules.apply(NATIONAL, Optional.empty(), update(reason, 1)),
        RefusalCode.RESIDENT_UNKNOWN,
        "J02");
  }

  @Test
  void r2_moveIn_ofPresentResident_isRefused() {
    assertRefused(
        apply(OPEN, update(EventReason.DOMESTIC_MOVE_IN, 4)), RefusalCode.RESIDENT_EXISTS, "R2");
    assertRefused(
        apply(OPEN, update(EventReason.DOMESTIC_MOVE_IN, 1)), RefusalCode.RESIDENT_EXISTS, "R2");
  }

  @Test
  void moveIn_afterAMissingNumber_asksForTheMissingOne() {
    assertRefused(
        apply(OPEN, update(EventReason.DOMESTIC_MOVE_IN, 5)),
        RefusalCode.SEQUENCE_GAP,
        "4",
        "5",
        "J01");
  }

  @Test
  void gapAndRepeat_areRefusedWithTheExpectedNumber() {
    assertRefused(
        apply(OPEN, update(EventReason.DEATH, 6)), RefusalCode.SEQUENCE_GAP, "4", "6", "J01");
    assertRefused(
        apply(OPEN, update(EventReason.DEATH, 3)), RefusalCode.SEQUENCE_GAP, "4", "3", "J01");
  }

  @Test
  void closedRecord_takesNoCorrection() {
    assertRefused(
        apply(MOVED_OUT, update(EventReason.EX_OFFICIO_CORRECTION, 5)),
        RefusalCode.RECORD_CLOSED,
        "J02");
    assertRefused(apply(MOVED_OUT, update(EventReason.DEATH, 5)), RefusalCode.RECORD_CLOSED, "J02");
  }

  @Test
  void returnAfterYearsElsewhere_jumpsAtThePrefectureOnly() {
    IdentityUpdate back = update(EventReason.DOMESTIC_MOVE_IN, 9);
    assertThat(IdentityRules.apply(PREFECTURE, Optional.of(MOVED_OUT), back).isPassed()).isTrue();
    assertRefused(apply(MOVED_OUT, back), RefusalCode.SEQUENCE_GAP, "5", "9", "J01");
    IdentityUpdate old = update(EventReason.DOMESTIC_MOVE_IN, 4);
    assertRefused(
        IdentityRules.apply(PREFECTURE, Optional.of(MOVED_OUT), old),
        RefusalCode.SEQUENCE_GAP,
        "5",
        "4",
        "J01");
  }

  @Test
  void moveToAnotherMunicipality_opensTheRecordThere() {
    IdentityUpdate arrival =
        new IdentityUpdate(with(RESIDENT, EventReason.DOMESTIC_MOVE_IN), YOKOHAMA, 5);
    IdentityState state = apply(MOVED_OUT, arrival).orThrow();
    assertThat(state.isOpen()).isTrue();
    assertThat(state.municipality()).isEqualTo(YOKOHAMA);
    assertThat(state.entries()).hasSize(3);
  }

  @Test
  void r2_moveWithin_changesTheAddressOnly() {
    IdentityRecord moved = addressed(with(RESIDENT, EventReason.MOVE_WITHIN), "静岡県静岡市駿河区池田1番");
    assertThat(apply(OPEN, new IdentityUpdate(moved, SHIZUOKA, 4)).isPassed()).isTrue();
    assertRefused(
        apply(OPEN, new IdentityUpdate(named(moved, "高橋\u3000一郎"), SHIZUOKA, 4)),
        RefusalCode.MOVE_CHANGES_MORE,
        "氏名 (name)",
        "R2");
  }

  @Test
  void flags_areHonoured() {
    IdentityUpdate move = update(EventReason.MOVE_WITHIN, 4);
    assertRefused(
        apply(OPEN.withFlags(Set.of(RecordFlag.UPDATE_PROHIBITED)), move),
        RefusalCode.UPDATE_PROHIBITED,
        "J06");
    assertRefused(
        apply(OPEN.withFlags(Set.of(RecordFlag.LOCKED)), move), RefusalCode.RECORD_LOCKED, "J06");
    assertRefused(
        apply(OPEN.withFlags(Set.of(RecordFlag.PLANNED)), move), RefusalCode.RECORD_LOCKED, "J06");
    IdentityState planned = OPEN.withFlags(Set.of(RecordFlag.PLANNED));
    assertThat(apply(planned, update(EventReason.DOMESTIC_MOVE_OUT, 4)).isPassed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = EventReason.class,
      names = {
        "HOUSEHOLD_SPLIT",
        "HOUSEHOLD_MERGER",
        "HOUSEHOLD_CHANGE",
        "HOUSEHOLDER_CHANGE",
        "DOMICILE_TRANSFER",
        "FAMILY_REGISTER_SPLIT"
      })
  void r3_householdAndFamilyRegisterEvents_areNotTaken(EventReason reason) {
    assertRefused(apply(OPEN, update(reason, 4)), RefusalCode.REASON_UNKNOWN, reason.code(), "R3");
  }

  @Test
  void correction_byAnotherMunicipality_isRefused() {
    IdentityRecord corrected = with(RESIDENT, EventReason.EX_OFFICIO_CORRECTION);
    assertRefused(
        apply(OPEN, new IdentityUpdate(corrected, HAMAMATSU, 4)),
        RefusalCode.NOT_THE_MUNICIPALITY,
        "cs-221309",
        "J03");
  }

  @Test
  void prefecture_refusesMunicipalitiesOfOthers() {
    IdentityUpdate foreign = new IdentityUpdate(RESIDENT, YOKOHAMA, 1);
    assertRefused(
        IdentityRules.apply(PREFECTURE, Optional.empty(), foreign),
        RefusalCode.OUTSIDE_PREFECTURE,
        "141003",
        "J04");
  }

  @Test
  void eventBeforeBirth_isRefused() {
    IdentityRecord early = on(RESIDENT, RegisterDate.western(1980, 3, 31));
    assertRefused(
        IdentityRules.apply(NATIONAL, Optional.empty(), new IdentityUpdate(early, SHIZUOKA, 1)),
        RefusalCode.DATE_ORDER,
        "異動年月日 (eventDate)",
        "J05");
  }

  @Test
  void unknownDates_neverRefuse() {
    RegisterDate about = RegisterDate.western(1970, 1, 1).with(DateQualifier.ABOUT);
    for (RegisterDate date : new RegisterDate[] {RegisterDate.UNKNOWN, about}) {
      IdentityUpdate update = new IdentityUpdate(on(RESIDENT, date), SHIZUOKA, 1);
      assertThat(IdentityRules.apply(NATIONAL, Optional.empty(), update).isPassed()).isTrue();
    }
  }

  @Test
  void datesOfTwoCalendars_areCompared() {
    RegisterDate showa =
        RegisterDate.japanese(jukigate.domain.register.Era.SHOWA, new DateParts(55, 3, 31));
    assertRefused(
        IdentityRules.apply(
            NATIONAL, Optional.empty(), new IdentityUpdate(on(RESIDENT, showa), SHIZUOKA, 1)),
        RefusalCode.DATE_ORDER,
        "異動年月日 (eventDate)",
        "J05");
  }

  @Test
  void r20_naturalization_keepsBothNumbers() {
    IdentityState erased = OPEN.append(update(EventReason.ERASURE_BY_NATURALIZATION, 4));
    IdentityRecord entry = with(RESIDENT, EventReason.ENTRY_BY_NATURALIZATION);
    assertThat(
            apply(erased, new IdentityUpdate(named(entry, "高橋\u3000花子"), SHIZUOKA, 5)).isPassed())
        .isTrue();
    IdentityRecord renumbered = numbered(entry, SyntheticBlock.individualNumber(8));
    assertRefused(
        apply(erased, new IdentityUpdate(renumbered, SHIZUOKA, 5)),
        RefusalCode.NUMBER_CHANGED,
        "A04",
        "R20");
  }

  @Test
  void numberChange_needsANumberNeverUsed() {
    IdentityRecord asked = with(RESIDENT, EventReason.NUMBER_CHANGE_ON_REQUEST);
    IdentityRecord second = numbered(asked, SyntheticBlock.individualNumber(8));
    IdentityState changed = apply(OPEN, new IdentityUpdate(second, SHIZUOKA, 4)).orThrow();
    assertRefused(
        apply(changed, new IdentityUpdate(asked, SHIZUOKA, 5)),
        RefusalCode.NUMBER_CHANGED,
        "C05",
        "R13");
    assertRefused(
        apply(OPEN, new IdentityUpdate(asked, SHIZUOKA, 4)),
        RefusalCode.NUMBER_CHANGED,
        "C05",
        "R13");
  }

  @Test
  void r20_entryWithoutTheErasureBefore_isRefused() {
    IdentityState dead = OPEN.append(update(EventReason.DEATH, 4));
    assertRefused(
        apply(dead, update(EventReason.ENTRY_BY_LOSS_OF_NATIONALITY, 5)),
        RefusalCode.REASON_UNKNOWN,
        "A05",
        "R20");
    assertRefused(
        IdentityRules.apply(
            NATIONAL, Optional.empty(), update(EventReason.ENTRY_BY_NATURALIZATION, 1)),
        RefusalCode.RESIDENT_UNKNOWN,
        "R20");
  }

  @Test
  void codeChange_tellsTheFormerCode_andNothingElseDoes() {
    var day = RegisterDate.western(2026, 11, 20);
    IdentityRecord asked = with(RESIDENT, EventReason.CODE_CHANGE_ON_REQUEST);
    IdentityRecord recoded = coded(asked, SyntheticBlock.residentCode(8));
    var told = Optional.of(new CodeChange(RESIDENT.residentCode(), day));
    IdentityState changed =
        apply(OPEN, new IdentityUpdate(recoded, SHIZUOKA, 4, 0, told)).orThrow();
    assertThat(changed.current().residentCode()).isEqualTo(SyntheticBlock.residentCode(8));
    assertRefused(
        apply(OPEN, new IdentityUpdate(recoded, SHIZUOKA, 4)),
        RefusalCode.CODE_CHANGE_INCOMPLETE,
        "C08",
        "J33");
    assertRefused(
        apply(OPEN, new IdentityUpdate(asked, SHIZUOKA, 4, 0, told)),
        RefusalCode.CODE_CHANGE_INCOMPLETE,
        "C08",
        "J33");
    assertRefused(
        apply(
            OPEN,
            new IdentityUpdate(
                with(recoded, EventReason.EX_OFFICIO_CORRECTION), SHIZUOKA, 4, 0, told)),
        RefusalCode.CODE_CHANGE_INCOMPLETE,
        "C03",
        "J33");
  }

  @Test
  void codeOfAnother_isRefused() {
    IdentityUpdate entry = update(EventReason.BIRTH, 1);
    assertThat(CodeRules.ownCode(entry, Optional.of(SHIZUOKA)).isPassed()).isTrue();
    assertThat(CodeRules.ownCode(entry, Optional.empty()).isPassed()).isTrue();
    assertRefused(
        CodeRules.ownCode(entry, Optional.of(YOKOHAMA)), RefusalCode.CODE_NOT_ASSIGNED, "R14");
    assertRefused(
        CodeRules.ownCode(update(EventReason.CODE_CHANGE_ON_REQUEST, 2), Optional.empty()),
        RefusalCode.CODE_NOT_ASSIGNED,
        "R14");
  }

  @Test
  void cancellation_appendsAndRestores() {
    IdentityState restored =
        apply(MOVED_OUT, update(EventReason.CANCELLATION_RESTORING, 5)).orThrow();
    assertThat(restored.isOpen()).isTrue();
    assertThat(restored.entries())
        .hasSize(3)
        .startsWith(MOVED_OUT.entries().toArray(new IdentityUpdate[0]));
    IdentityState removed = apply(restored, update(EventReason.CANCELLATION_REMOVING, 6)).orThrow();
    assertThat(removed.isOpen()).isFalse();
    assertThat(removed.entries()).hasSize(4);
  }

  @Test
  void cancellation_ofWhatDidNotHappen_isRefused() {
    assertRefused(
        apply(OPEN, update(EventReason.CANCELLATION_RESTORING, 4)),
        RefusalCode.REASON_UNKNOWN,
        "A09",
        "R21");
    assertRefused(
        apply(OPEN, update(EventReason.CANCELLATION_REVERTING, 4)),
        RefusalCode.REASON_UNKNOWN,
        "C19",
        "R21");
  }

  @Test
  void cancellation_mustBringBackTheStateBefore() {
    IdentityRecord renamed = named(with(RESIDENT, EventReason.EX_OFFICIO_CORRECTION), "鈴木\u3000一郎");
    IdentityState corrected = apply(OPEN, new IdentityUpdate(renamed, SHIZUOKA, 4)).orThrow();
    IdentityRecord reverting = with(RESIDENT, EventReason.CANCELLATION_REVERTING);
    assertThat(apply(corrected, new IdentityUpdate(reverting, SHIZUOKA, 5)).isPassed()).isTrue();
    assertRefused(
        apply(corrected, new IdentityUpdate(named(reverting, "鈴木\u3000一郎"), SHIZUOKA, 5)),
        RefusalCode.CANCELLATION_DIFFERS,
        "氏名 (name)",
        "R21");
  }

  private static Outcome<IdentityState> apply(IdentityState state, IdentityUpdate update) {
    return IdentityRules.apply(NATIONAL, Optional.of(state), update);
  }

  static void assertRefused(Outcome<?> outcome, RefusalCode code, Object... arguments) {
    assertThat(outcome).isEqualTo(Outcome.refused(Refusal.of(code, arguments)));
  }
}
