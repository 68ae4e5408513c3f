package jukigate.simulators.print;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import jukigate.domain.Language;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.body.ApplicationBody;

/** 個人番号カード交付申請書: the four items, and the id as digits and as a two-dimensional code. */
public final class CardApplicationForm {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private CardApplicationForm() {}

  /**
   * @param issuer the municipality that prints it
   */
  public static Form of(ApplicationBody.Form form, LocalGovernmentCode issuer, Instant at) {
    var applicant = form.applicant();
    var day = RegisterDate.japanese(at.atZone(JAPAN).toLocalDate());
    return new Form(
        "個人番号カード交付申請書",
        "電子証明書の発行の申請を含まない",
        List.of(
            new Form.Block.Code("申請書ID", form.id().value()),
            new Form.Block.Table(
                "申請者",
                List.of(
                    new Form.Field("氏名", applicant.name()),
                    new Form.Field("住所", applicant.address()),
                    Form.Field.of("生年月日", applicant.birthDate().display(Language.JA)),
                    Form.Field.of("性別", applicant.sex().label(Language.JA)))),
            new Form.Block.Sentence("地方公共団体情報システム機構 宛（模擬）。上記のとおり個人番号カードの交付を申請します。"),
            new Form.Block.Table(
                "申請者が記入する欄", List.of(Form.Field.of("申請日", "年　　月　　日"), Form.Field.of("署名", "―"))),
            new Form.Block.Signature(
                "発行 " + day.display(Language.JA), Places.name(issuer) + "（模擬）")));
  }
}
