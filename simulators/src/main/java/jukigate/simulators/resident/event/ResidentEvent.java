package jukigate.simulators.resident.event;

import java.util.List;
import java.util.Optional;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.SupplementKind;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.rule.ApplicationReason;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.rule.DeliveryOrder;
import jukigate.simulators.rule.HeldCertificate;

/** 住民の異動, by what it does to the register of the municipality that enters it. */
public sealed interface ResidentEvent {
  EventHeader header();

  /** 出生, 国外転入等, 職権記載: a resident whom no other municipality knows now. */
  record Entry(EventHeader header, EventReason reason, NewResident resident)
      implements ResidentEvent {
    /** 住民票コード of the newcomer. */
    public ResidentCode residentCode() {
      return resident.person().residentCode();
    }
  }

  /**
   * 国内転入: the person's data come with the certificate of the origin.
   *
   * @param origin 転出地
   * @param residence the new address
   * @param cardNumber the card that goes on being used (継続利用)
   */
  record MoveIn(
      EventHeader header,
      ResidentCode residentCode,
      LocalGovernmentCode origin,
      Residence residence,
      Optional<String> cardNumber)
      implements ResidentEvent {}

  /**
   * 国内転出 and 国外転出.
   *
   * @param destination 転入予定地; empty abroad
   * @param address where to
   */
  record MoveOut(
      EventHeader header,
      EventReason reason,
      ResidentCode residentCode,
      Optional<LocalGovernmentCode> destination,
      RegisterText address)
      implements ResidentEvent {}

  /** 死亡, 職権消除. */
  record Erasure(EventHeader header, EventReason reason, ResidentCode residentCode)
      implements ResidentEvent {}

  /**
   * 転居, 氏名変更, 職権修正 …: what is empty stays.
   *
   * @param name the new name
   * @param residence the new address
   */
  record Correction(
      EventHeader header,
      EventReason reason,
      ResidentCode residentCode,
      Optional<PersonName> name,
      Optional<Residence> residence)
      implements ResidentEvent {}

  /**
   * 住居表示の実施, 町名変更: a minor correction (軽微な修正) of everybody whose address begins so. One batch
   * carries them.
   *
   * @param from how the addresses begin now, as the register writes it
   * @param to how they shall begin
   */
  record AddressRenaming(EventHeader header, String from, String to) implements ResidentEvent {}

  /**
   * 再送信 after updates were lost on the way (異常時): says again how the record stands, under a reason
   * that may differ from that of the lost ones.
   *
   * @param recoveryNumber 異常時更新順番号: the last number that the server has, as its refusal said
   */
  record Resend(
      EventHeader header, EventReason reason, ResidentCode residentCode, int recoveryNumber)
      implements ResidentEvent {}

  /** 世帯の異動, 転籍, 分籍: changes the register and sends nothing; what is empty stays. */
  record HouseholdEvent(
      EventHeader header,
      EventReason reason,
      ResidentCode residentCode,
      Optional<String> relationship,
      Optional<RegisterText> householder,
      Optional<FamilyRegister> familyRegister)
      implements ResidentEvent {}

  /** 異動の取消し: takes the last event back. */
  record Cancellation(EventHeader header, EventReason reason, ResidentCode residentCode)
      implements ResidentEvent {}

  /** 戸籍の附票への記載等: told to the municipality of the registered domicile; changes nothing here. */
  record SupplementEntry(EventHeader header, ResidentCode residentCode, SupplementKind kind)
      implements ResidentEvent {}

  /** 個人番号の変更: on request of the person or ex officio; the new number comes from elsewhere. */
  record NumberChange(EventHeader header, EventReason reason, ResidentCode residentCode)
      implements ResidentEvent {}

  /** 出生, 国外転入等, 職権記載 of somebody to whom the CS gives a 住民票コード of its pool. */
  record CodelessEntry(EventHeader header, EventReason reason, CodelessResident resident)
      implements ResidentEvent {
    /** The same, now that the code is known. */
    public Entry with(ResidentCode code) {
      return new Entry(header, reason, resident.with(code));
    }
  }

  /** 住民票コードの変更: on request of the person or ex officio; the new code is drawn from the pool. */
  record ResidentCodeChange(EventHeader header, EventReason reason, ResidentCode residentCode)
      implements ResidentEvent {}

  /** 空きコードの請求: more unused 住民票コード for the pool; changes nothing in the register. */
  record CodeOrder(EventHeader header, int count) implements ResidentEvent {}

  /** 処理通番の通知: for the acquisition of a 符号; changes nothing here. */
  record LinkageNumber(EventHeader header, ResidentCode residentCode, String processingNumber)
      implements ResidentEvent {}

  /** 整合性確認の開始: changes nothing here; its number is the 依頼管理番号 of the event. */
  record Reconciliation(EventHeader header, With with) implements ResidentEvent {
    /** Whose records are compared with the register. */
    public enum With {
      PREFECTURE,
      NATIONAL,
      BOTH
    }
  }

  /** 送付先情報の通知: about the whole household; changes nothing in the register. */
  record DeliveryNotice(EventHeader header, ResidentCode residentCode, DeliveryOrder order)
      implements ResidentEvent {}

  /**
   * 引越しワンストップ: the decision of an officer on a notice of Mynaportal. An accepted 転出届 is a move out
   * on its planned date; an accepted 転入予約 only stands.
   *
   * @param notice 依頼管理番号 of the notice
   * @param accepted 本登録; false rejects it
   */
  record MovingNoticeDecision(EventHeader header, String notice, boolean accepted)
      implements ResidentEvent {}

  /**
   * 住民票の写しの広域交付の請求: a resident of another municipality stands at the counter.
   *
   * @param home 住所地
   */
  record CopyRequest(EventHeader header, LocalGovernmentCode home, CopyBody.Wish wish)
      implements ResidentEvent {}

  /** 電子証明書のシリアル番号の通知: of several residents at once; changes nothing here. */
  record CertificateSerials(EventHeader header, List<HeldCertificate> certificates)
      implements ResidentEvent {
    public CertificateSerials {
      certificates = List.copyOf(certificates);
    }
  }

  /** 個人番号カード交付申請書の発行: changes nothing here. */
  record CardApplication(EventHeader header, ResidentCode residentCode, ApplicationReason reason)
      implements ResidentEvent {}

  /** 広域交付の可否, 支援措置 and 発行抑止: how a copy of this resident is answered; sends nothing. */
  record CopyRuling(EventHeader header, ResidentCode residentCode, CopyRule rule)
      implements ResidentEvent {}

  /** 個人番号カードの事象. */
  record CardChange(
      EventHeader header, ResidentCode residentCode, String cardNumber, CardEvent event)
      implements ResidentEvent {}
}
