package jukigate.simulators.rule;

import jukigate.domain.Language;

/**
 * The rules that refusals name. R are read from public documents, J are this project's own reading
 * where no public text decides.
 */
public enum Rule {
  EIGHT_ITEMS("R1", "都道府県・全国へ送るのは8項目だけ", "exactly eight items go up", "住基法 30条の6"),
  LOGIC_CHECK(
      "R2",
      "現存する住民の転入と、住所以外が変わる転居は誤り",
      "a move in of a present resident, and a move within that changes more than the address, are errors",
      "全項目評価書 III(1)5, III(2)5"),
  NOT_SENT(
      "R3", "世帯・転籍・分籍の異動は送らない", "household and family-register events are not sent", "評価書 別添1"),
  CERTIFICATE_ERASURE(
      "R8",
      "転出証明書情報は転出予定年月日の30日後を過ぎたら消去する",
      "out-migration certificates are erased on day 31 after the planned date",
      "全項目評価書 別添1"),
  NUMBER_FIRST(
      "R13",
      "個人番号の生成が先で、新しい番号は以前のどの番号とも異なる",
      "the individual number is issued first and differs from every former one",
      "番号法 7条, 8条"),
  NUMBERS_KEPT(
      "R20",
      "帰化・国籍喪失では住民票コードと個人番号を引き継ぐ",
      "naturalization and loss of nationality keep both numbers",
      "標準仕様書 帰化・国籍喪失"),
  CANCELLATION(
      "R21",
      "取消しは履歴に加え、取り消す前の状態に戻す",
      "a cancellation is appended and restores the state before",
      "標準仕様書 異動の取消し"),
  UPDATE_NUMBER(
      "J01",
      "更新順番号は住民ごとに1ずつ増える",
      "the update number grows by one with each change of a resident",
      "docs/decisions/0007"),
  RECOVERY_NUMBER(
      "J71",
      "異常時更新順番号は受信サーバの最後の更新順番号",
      "the recovery number is the last update number of the server",
      "docs/decisions/0007"),
  NUMBER_JOIN(
      "J73",
      "附票本人確認情報に個人番号を併せて提供するのは番号法で認められた事務だけ",
      "the individual number is joined to supplementary records only for a duty that the number act names",
      "東京都 評価書 別添1 (2) 2-②"),
  RENAMING(
      "J72",
      "住居表示等の一括修正は、その名称の住所に住む者だけ",
      "a renaming corrects those who live at an address of that name",
      "標準仕様書 軽微な修正"),
  RECORD_MUST_EXIST(
      "J02", "修正・消除は現存する記録だけ", "corrections and erasures need an open record", "住基法 8条"),
  OWN_RESIDENTS(
      "J03", "住所地の市町村だけが更新できる", "only the municipality of residence updates a record", "住基法 30条の6"),
  OWN_PREFECTURE(
      "J04", "都道府県サーバは自都道府県の市町村だけ", "a prefecture takes its own municipalities only", "住基法 30条の6"),
  DATES_IN_ORDER(
      "J05",
      "異動年月日は生年月日より前にならない (不詳日は判定しない)",
      "no event before birth (unknown dates are not judged)",
      "標準仕様書 日付の審査"),
  RECORD_FLAGS("J06", "更新禁止・排他・予定者フラグに従う", "the flags of the record are honoured", "評価書 別添2(2)"),
  CARD_STATES("J07", "カードの状態は状態遷移表に従う", "cards follow the table of transitions", "番号法 17条"),
  CARD_CONTINUATION(
      "J08", "継続利用は転入の異動日から90日以内", "continued use within 90 days of the move", "番号法 17条, 市町村の案内"),
  CERTIFICATE_NEEDS_NOTICE(
      "J09", "転出届がなければ転出証明書情報はない", "no certificate without a notice of moving out", "住基法 24条の2"),
  COPY_ITEMS(
      "J10",
      "広域交付では戸籍の表示等を送らない",
      "family-register items never go into a wide-area copy",
      "住基法 12条の4"),
  MOVE_OUT_FIRST(
      "J40",
      "転入通知は転出の記録がある人についてだけ受理する",
      "a notice of in-migration is taken only about a person who moved out",
      "住基法 9条1項"),
  ONE_NOTICE("J41", "決定を待つ届出は1人に1件", "one undecided notice for each person", "docs/decisions/0020"),
  OFFICER_DECIDES(
      "J42",
      "オンラインの届出は職員が一度だけ決定し、それまで何も送らない",
      "an officer decides an online notice, once, and nothing is sent before",
      "標準仕様書 仮登録・本登録"),
  MOVE_OUT_LEAVES(
      "J43", "転出と転入は市町村をまたぐ", "a move out or in crosses a municipal border", "住基法 22条, 24条"),
  EXACTLY_ONE("J44", "4情報に当たる住民は1人だけ", "the four items lead to exactly one resident", "住基法 24条"),
  USED_CERTIFICATE(
      "J45",
      "転入に使われた転出証明書情報は無効にできない",
      "a certificate that was used for a move in cannot be made void",
      "docs/decisions/0020"),
  FINAL_MOVE(
      "J46",
      "転入通知を受理した転出は取り消せない",
      "a move out cannot be cancelled after the notice of in-migration",
      "docs/decisions/0020"),
  REGIME("J47", "施行日より前の業務は行わない", "no exchange before it is in force", "regimes.tsv"),
  VISIT_AFTER_MOVE(
      "J48", "転入届は転入した日から", "moving in is notified from the day of the move on", "住基法 22条"),
  ONE_NUMBER(
      "J30",
      "住民の個人番号は一つで、住所地の市町村だけが求められる",
      "a resident has one individual number, and only the municipality of residence asks for it",
      "番号法 7条, docs/decisions/0014"),
  NUMBER_ANSWERS(
      "J31",
      "個人番号は求めた市町村に、求めた住民について一度だけ届く",
      "a number comes once, to the municipality that asked, for the resident it asked for",
      "番号法 8条, docs/decisions/0014"),
  LINE_FIRST(
      "R22",
      "回線で送るものは、回線が不通のときだけほかの方法による",
      "what the line brings comes by other means only when the line is down",
      "施行規則 2条2項"),
  CODE_OF_POOL(
      "R14",
      "新しい住民票コードは、その市町村に指定された空きコードから無作為に選ぶ",
      "a new resident code is drawn at random from the unused codes assigned to the municipality",
      "標準仕様書 住民票コードの管理, 住基法 30条の2, 30条の3"),
  ONE_CODE(
      "J32",
      "誰かが使っている、または使った住民票コードは、ほかの人に使わない",
      "a resident code that somebody has or had is never used for another one",
      "住基法 30条の2, docs/decisions/0025"),
  CODE_CHANGE(
      "J33",
      "住民票コードの変更では旧住民票コードと使用年月日を送り、ほかの異動では送らない",
      "a change of the resident code, and nothing else, tells the former one and since when",
      "住基法 30条の4, 全項目評価書 別添2(2)"),
  CODE_LIMIT(
      "J34",
      "未使用の空きコードは市町村ごとに1,000まで",
      "a municipality has at most 1,000 unused codes",
      "docs/decisions/0025"),
  CODES_ANSWER(
      "J35",
      "空きコードは求めた市町村に、求めた数だけ一度届く",
      "unused codes come once, to the municipality that asked, as many as it asked for",
      "住基法 30条の2, docs/decisions/0025"),
  DELIVERY_ERASURE(
      "R10",
      "送付先情報は一定期間の後に消去し、控えを残さない",
      "delivery addresses are erased after their period and kept in no backup",
      "全項目評価書 III(3)7"),
  DELIVERY_COUNTS(
      "J50",
      "送付先情報の人数・項目長・代替文字は中身と一致する",
      "the counts, lengths and substitutes of a delivery address are those of its content",
      "全項目評価書 別添2(3)"),
  APPLICATION(
      "J51",
      "初回の申請はカードのない住民だけ、再交付・更新の申請は前のカードのある住民だけ",
      "the first card is for a resident without one, another card for a resident who has had one",
      "番号法 17条"),
  APPLICANT(
      "J52",
      "申請書の4情報は全国サーバの記録による",
      "the four items on a form are those of the national server",
      "個人番号カード省令 23条の2"),
  SERIALS(
      "J53",
      "シリアル番号は一人の住民だけのもの、通知は送信した市町村の住民だけ",
      "a serial number is of one resident, and of the municipality that sends it",
      "住民記録システム標準仕様書"),
  RENEWAL(
      "J54",
      "更新対象者は、照会された市町村が送付先情報で答える",
      "the municipality that is asked about a renewal answers with delivery addresses",
      "評価書 別添1 2-①"),
  SEARCH_MINIMUM(
      "R4",
      "4情報の検索には氏名と、住所か生年月日が要る",
      "a search needs the name, and the address or the date of birth",
      "全項目評価書 III(2)"),
  SEARCH_LIMIT("J20", "検索の該当は50件まで", "a search has at most 50 hits", "docs/simulators.md"),
  ITEMS_OF_ASKER(
      "J21",
      "国の機関等には住民票コードを渡さず、個人番号は個人番号で照会したときだけ返す",
      "an agency gets no resident code, and the individual number only where it asked by it",
      "住基法 30条の37, 30条の38"),
  VERIFICATION_MINIMUM(
      "J22",
      "本人確認には住民票コードか4情報が要る",
      "a verification needs the resident code or the four items",
      "評価書 別添1 2"),
  PROCESSING_NUMBER(
      "J70", "処理通番は一人の住民だけのもの", "a processing number is of one resident only", "番号法 21条の2"),
  SUPPLEMENT_WITHOUT_NUMBER(
      "R12", "附票に個人番号はない", "the supplementary register has no individual number", "住基法 30条の41"),
  DOMICILE(
      "J60",
      "附票は本籍地の市町村が記載する",
      "the municipality of the registered domicile keeps the supplementary register",
      "住基法 16条, 19条"),
  SUPPLEMENT_OPEN(
      "J61",
      "附票の修正・消除は現存する記録だけ",
      "corrections and deletions of the supplementary register need an open record",
      "住基法 17条"),
  YEARLY_COMPARISON(
      "R23",
      "整合性確認は都道府県と全国の両方に行い、結果は市町村に返す",
      "prefecture and national server both compare everything and return the result",
      "住基法 14条, 全項目評価書 別添1 6"),
  BLOCKS(
      "J80",
      "大量の電文は番号順のブロックで送り、同じブロックは何度送っても同じ",
      "large streams travel in numbered blocks, and a block may be repeated",
      "docs/decisions/0040"),
  BLOCKS_SORTED(
      "J81",
      "整合性確認の記録は住民票コードの昇順",
      "records for reconciliation ascend by resident code",
      "docs/decisions/0040"),
  CHANGED_MEANWHILE(
      "J82",
      "開始の後にサーバで更新された記録と、更新がまだ届いていない記録は比べない",
      "what the server updated after the start, or of which an update is on its way, is not judged",
      "docs/decisions/0040"),
  OWN_RUN(
      "J83",
      "結果は自分が始めたものだけ受け取る",
      "a result is taken only of what this node has started",
      "docs/decisions/0040"),
  BULK_SORTED(
      "J74",
      "一括提供の検索条件は一連番号の昇順、ブロックをまたいでも昇順",
      "conditions of a bulk provision ascend by number over all blocks",
      "東京都 評価書 別添1 (1) 2-② 注1"),
  BULK_NUMBER(
      "J75",
      "一括提供で個人番号を渡すのは番号法で認められた事務だけ",
      "a bulk provision gives the individual number only for a duty that the number act names",
      "住基法 30条の9, 番号法 14条2項"),
  BULK_FITS(
      "J76",
      "照会結果は検索条件のブロックごとに、同じ一連番号で、求めた項目だけ",
      "a result answers each block of conditions, number by number, with the items asked for",
      "東京都 評価書 別添1 (1) 2-② 注1"),
  RIGHT_BY_TABLE(
      "J84",
      "操作者は対応表で認められた業務だけを行い、行ったことも拒否されたことも記録する",
      "an operator does what the table of rights names, and what is done or refused is recorded",
      "静岡市 全項目評価書 Ⅲ 3 リスク2"),
  RIGHT_ENDS(
      "J85",
      "異動・退職した操作者の権限は失効する",
      "the rights of an operator end with the office",
      "静岡市 全項目評価書 Ⅲ 3 リスク2");

  private final String id;
  private final String ja;
  private final String en;
  private final String source;

  Rule(String id, String ja, String en, String source) {
    this.id = id;
    this.ja = ja;
    this.en = en;
    this.source = source;
  }

  public String id() {
    return id;
  }

  public String text(Language language) {
    return language == Language.JA ? ja : en;
  }

  /** Law, public document, or decision of this project. */
  public String source() {
    return source;
  }

  /** The id, as refusals show it. */
  @Override
  public String toString() {
    return id;
  }
}
