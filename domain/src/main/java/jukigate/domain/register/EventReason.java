package jukigate.domain.register;

import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.Language;

/**
 * 異動事由: the reasons that 住民記録システム標準仕様書 tells apart, and what is no change of 本人確認情報 (世帯, 戸籍). The
 * code values of the real network are not public; these are this project's own.
 *
 * <p>改製 and 再製 renew the page of the register and change none of the eight items; this project
 * reads that as nothing to send (住基法 30条の6 speaks of 記載, 消除 and 修正).
 */
public enum EventReason {
  DOMESTIC_MOVE_IN("A01", Kind.ENTRY, "国内転入", "move in from another municipality"),
  MOVE_IN_FROM_ABROAD("A02", Kind.ENTRY, "国外転入等", "move in from abroad"),
  BIRTH("A03", Kind.ENTRY, "出生", "birth"),
  ENTRY_BY_NATURALIZATION("A04", Kind.ENTRY, "職権記載(帰化等)", "ex-officio entry (naturalization)"),
  ENTRY_BY_LOSS_OF_NATIONALITY(
      "A05", Kind.ENTRY, "職権記載(国籍喪失)", "ex-officio entry (loss of nationality)"),
  EX_OFFICIO_ENTRY("A06", Kind.ENTRY, "職権記載", "ex-officio entry"),
  RENEWAL_ENTRY("A07", Kind.ENTRY, "改製(記載)", "renewal of the page (entry)"),
  REMAKING_ENTRY("A08", Kind.ENTRY, "再製(記載)", "remaking of the page (entry)"),
  CANCELLATION_RESTORING("A09", Kind.ENTRY, "異動の取消し(増)", "cancellation (restores a resident)"),
  DOMESTIC_MOVE_OUT("D01", Kind.ERASURE, "国内転出", "move out to another municipality"),
  MOVE_OUT_ABROAD("D02", Kind.ERASURE, "国外転出", "move out abroad"),
  DEATH("D03", Kind.ERASURE, "死亡", "death"),
  ERASURE_BY_NATURALIZATION(
      "D04", Kind.ERASURE, "職権消除(帰化等)", "ex-officio erasure (naturalization)"),
  ERASURE_BY_LOSS_OF_NATIONALITY(
      "D05", Kind.ERASURE, "職権消除(国籍喪失)", "ex-officio erasure (loss of nationality)"),
  EX_OFFICIO_ERASURE("D06", Kind.ERASURE, "職権消除", "ex-officio erasure"),
  RENEWAL_ERASURE("D07", Kind.ERASURE, "改製(消除)", "renewal of the page (erasure)"),
  REMAKING_ERASURE("D08", Kind.ERASURE, "再製(消除)", "remaking of the page (erasure)"),
  CANCELLATION_REMOVING("D09", Kind.ERASURE, "異動の取消し(減)", "cancellation (removes a resident)"),
  MOVE_WITHIN("C01", Kind.CORRECTION, "転居", "move within the municipality"),
  MINOR_CORRECTION("C02", Kind.CORRECTION, "軽微な修正", "minor correction"),
  EX_OFFICIO_CORRECTION("C03", Kind.CORRECTION, "職権修正", "ex-officio correction"),
  CLERICAL_CORRECTION("C04", Kind.CORRECTION, "誤記修正", "correction of a clerical error"),
  NUMBER_CHANGE_ON_REQUEST(
      "C05", Kind.CORRECTION, "個人番号の変更請求", "individual number changed on request"),
  NUMBER_CORRECTION_EX_OFFICIO(
      "C06", Kind.CORRECTION, "個人番号の職権修正", "individual number corrected ex officio"),
  NUMBER_ENTRY_EX_OFFICIO(
      "C07", Kind.CORRECTION, "個人番号の職権記載", "individual number entered ex officio"),
  CODE_CHANGE_ON_REQUEST("C08", Kind.CORRECTION, "住民票コードの変更請求", "resident code changed on request"),
  CODE_ENTRY_EX_OFFICIO("C09", Kind.CORRECTION, "住民票コードの職権記載", "resident code entered ex officio"),
  FORMER_SURNAME_ENTRY("C14", Kind.CORRECTION, "旧氏の記載", "old surname entered"),
  FORMER_SURNAME_CHANGE("C15", Kind.CORRECTION, "旧氏の変更", "old surname changed"),
  FORMER_SURNAME_REMOVAL("C16", Kind.CORRECTION, "旧氏の削除", "old surname removed"),
  ALIAS_ENTRY("C17", Kind.CORRECTION, "通称の記載", "alias entered"),
  ALIAS_REMOVAL("C18", Kind.CORRECTION, "通称の削除", "alias removed"),
  CANCELLATION_REVERTING(
      "C19", Kind.CORRECTION, "異動の取消し(修正)", "cancellation (reverts a correction)"),
  HOUSEHOLD_SPLIT("C10", Kind.NONE, "世帯分離", "household split"),
  HOUSEHOLD_MERGER("C11", Kind.NONE, "世帯合併", "household merger"),
  HOUSEHOLD_CHANGE("C12", Kind.NONE, "世帯変更", "household change"),
  HOUSEHOLDER_CHANGE("C13", Kind.NONE, "世帯主変更", "change of householder"),
  DOMICILE_TRANSFER("N01", Kind.NONE, "転籍", "transfer of registered domicile"),
  FAMILY_REGISTER_SPLIT("N02", Kind.NONE, "分籍", "separate family register");

  /** What a reason does to the record of 本人確認情報. */
  public enum Kind {
    /** 記載: opens a record. */
    ENTRY,
    /** 消除: closes it. */
    ERASURE,
    /** 修正: changes it. */
    CORRECTION,
    /** No change of 本人確認情報. */
    NONE
  }

  private final String code;
  private final Kind kind;
  private final String ja;
  private final String en;

  EventReason(String code, Kind kind, String ja, String en) {
    this.code = code;
    this.kind = kind;
    this.ja = ja;
    this.en = en;
  }

  public String code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  public String label(Language language) {
    return language == Language.JA ? ja : en;
  }

  /** True when 本人確認情報 goes to the prefecture and on to the national server. */
  public boolean isSent() {
    return kind != Kind.NONE;
  }

  /** 異動の取消し. */
  public boolean isCancellation() {
    return this == CANCELLATION_RESTORING
        || this == CANCELLATION_REMOVING
        || this == CANCELLATION_REVERTING;
  }

  /** True for the three reasons with which an 個人番号 may change. */
  public boolean changesIndividualNumber() {
    return this == NUMBER_CHANGE_ON_REQUEST
        || this == NUMBER_CORRECTION_EX_OFFICIO
        || this == NUMBER_ENTRY_EX_OFFICIO;
  }

  /** True for the two reasons with which a 住民票コード may change. */
  public boolean changesResidentCode() {
    return this == CODE_CHANGE_ON_REQUEST || this == CODE_ENTRY_EX_OFFICIO;
  }

  public static Optional<EventReason> ofCode(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }
}
