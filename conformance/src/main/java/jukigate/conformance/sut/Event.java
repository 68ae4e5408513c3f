package jukigate.conformance.sut;

import static jukigate.conformance.sut.Event.To.CARDS;
import static jukigate.conformance.sut.Event.To.GATEWAY;
import static jukigate.conformance.sut.Event.To.NATIONAL;
import static jukigate.conformance.sut.Event.To.OTHER;
import static jukigate.conformance.sut.Event.To.PREFECTURE;
import static jukigate.conformance.sut.Event.To.SUPPLEMENT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.message.Operation;

/**
 * What happens at a counter of a municipality, or to the CS itself, and what that makes it send.
 */
public enum Event {
  /** 出生: the first entry of a resident. */
  BIRTH(to(PREFECTURE, "UpdateIdentity")),
  /** 出生 of somebody who has no 個人番号 yet. */
  BIRTH_WITHOUT_NUMBER(to(NATIONAL, "RequestIndividualNumber")),
  /** 出生 of somebody to whom the CS gives a 住民票コード of those assigned to it. */
  BIRTH_WITHOUT_CODE(to(PREFECTURE, "UpdateIdentity")),
  /** 転居: another address within the municipality; nothing else changes. */
  MOVE_WITHIN(to(PREFECTURE, "UpdateIdentity")),
  /** 職権修正 of the name. */
  NAME_CHANGE(to(PREFECTURE, "UpdateIdentity")),
  /** 世帯変更: sends nothing. */
  HOUSEHOLD_CHANGE(),
  /** 転籍: sends nothing. */
  DOMICILE_TRANSFER(),
  /** 死亡. */
  DEATH(to(PREFECTURE, "UpdateIdentity")),
  /** 異動の取消し, with its reason. */
  CANCELLATION(to(PREFECTURE, "UpdateIdentity")),
  /** 職権消除, with its reason. */
  EX_OFFICIO_ERASURE(to(PREFECTURE, "UpdateIdentity")),
  /** 職権記載 of a foreigner, with its reason. */
  EX_OFFICIO_ENTRY(to(PREFECTURE, "UpdateIdentity")),
  /** 再送信 after a loss: says again how the record stands. */
  RESEND(to(PREFECTURE, "UpdateIdentity")),
  /** 町名変更: a batch of minor corrections. */
  ADDRESS_RENAMING(to(PREFECTURE, "UpdateIdentityBatch")),
  /** 住民票コードの変更請求. */
  CODE_CHANGE(to(PREFECTURE, "UpdateIdentity")),
  /** 個人番号の変更請求. */
  NUMBER_CHANGE(to(NATIONAL, "RequestIndividualNumber")),
  /** 本人確認 of somebody at the counter. */
  VERIFY(to(NATIONAL, "VerifyIdentity")),
  /** 検索 by name and date of birth. */
  SEARCH(to(NATIONAL, "InquireIdentity")),
  /** 検索 by name and an address in another municipality of the prefecture. */
  SEARCH_NEAR(to(PREFECTURE, "InquireIdentity")),
  /** 国内転出. */
  MOVE_OUT(to(PREFECTURE, "UpdateIdentity"), to(OTHER, "SendOutMigrationCertificate")),
  /** 転出の取消し. */
  CANCEL_MOVE_OUT(to(PREFECTURE, "UpdateIdentity"), to(OTHER, "CancelOutMigrationCertificate")),
  /** 転出証明書情報の請求 of somebody whose certificate has not come. */
  REQUEST_CERTIFICATE(to(OTHER, "RequestOutMigrationCertificate")),
  /** 国内転入 with the certificate of the old home. */
  MOVE_IN(to(PREFECTURE, "UpdateIdentity"), to(OTHER, "NotifyInMigration")),
  /** The same with a card that goes on being used (継続利用). */
  MOVE_IN_WITH_CARD(
      to(PREFECTURE, "UpdateIdentity"),
      to(OTHER, "NotifyInMigration"),
      to(CARDS, "UpdateCardState")),
  /** 引越しワンストップ: an officer accepts a 転出届. */
  ACCEPT_NOTICE(to(PREFECTURE, "UpdateIdentity"), to(OTHER, "SendOutMigrationCertificate")),
  /** 広域交付の請求 of somebody of another municipality. */
  REQUEST_COPY(to(OTHER, "RequestResidenceCopy")),
  /** 発行抑止 or 都度判断 of a resident: sends nothing. */
  COPY_RULE(),
  /** An officer approves a copy that another municipality asked for. */
  APPROVE_COPY(to(OTHER, "SendResidenceCopy")),
  /** 個人番号カードの事象. */
  CARD(to(CARDS, "UpdateCardState")),
  /** 交付申請書の発行. */
  CARD_APPLICATION(to(CARDS, "RequestCardApplication")),
  /** 送付先情報の通知. */
  DELIVERY(to(CARDS, "NotifyDeliveryAddress")),
  /** 空きコードの請求. */
  CODE_ORDER(to(NATIONAL, "RequestResidentCodes")),
  /** 整合性確認 with both servers. */
  RECONCILIATION(
      to(PREFECTURE, "SendReconciliationBlock"), to(NATIONAL, "SendReconciliationBlock")),
  /** 附票への記載 of somebody whose 本籍 is here. */
  SUPPLEMENT_HERE(to(SUPPLEMENT, "UpdateSupplement")),
  /** The same of somebody whose 本籍 is elsewhere. */
  SUPPLEMENT_ELSEWHERE(to(OTHER, "NotifySupplementEntry")),
  /** 処理通番の通知. */
  LINKAGE(to(NATIONAL, "NotifyLinkageNumber")),
  /** 開示請求. */
  DISCLOSURE(to(PREFECTURE, "DiscloseProvision")),
  /** 回線の確認. */
  CHECK_LINE(to(GATEWAY, "CheckLine")),
  /** Fetches the CRLs. */
  FETCH_LISTS(to(GATEWAY, "FetchRevocationLists")),
  /** 電子証明書のシリアル番号の通知. */
  SERIALS(to(NATIONAL, "NotifyCertificateSerials")),
  /** A message of a contract pack: whatever makes the system send it. */
  MESSAGE();

  private final List<Message> messages;

  Event(Message... messages) {
    this.messages = List.of(messages);
  }

  /** Who receives a message. */
  public enum To {
    PREFECTURE,
    NATIONAL,
    CARDS,
    SUPPLEMENT,
    GATEWAY,
    /** The other municipality of the event. */
    OTHER
  }

  /** One message that the event makes a CS send. */
  public record Message(To to, String name) {
    public Operation operation() {
      return Operation.named(name);
    }
  }

  private static Message to(To to, String name) {
    return new Message(to, name);
  }

  /** In the order in which they are sent. */
  public List<Message> messages() {
    return messages;
  }

  /** Exchanges of its messages. */
  public Set<String> exchanges() {
    return messages.stream()
        .map(it -> it.operation().exchange())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As adapters read it, e.g. {@code move-within}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Exchanges in which a CS sends. */
  public static Set<String> allExchanges() {
    return Arrays.stream(values())
        .flatMap(it -> it.exchanges().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
