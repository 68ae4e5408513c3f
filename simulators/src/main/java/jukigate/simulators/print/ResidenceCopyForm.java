package jukigate.simulators.print;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.Language;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.ReceivedCopy;
import jukigate.simulators.rule.CopyItem;

/**
 * 住民票の写し of the 広域交付: a table for each resident, with every item of the law. What was not asked for
 * is printed as 省略, what the home does not have as 記載なし.
 */
public final class ResidenceCopyForm {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String OMITTED = "省略";
  private static final String NONE = "記載なし";

  private ResidenceCopyForm() {}

  /**
   * Whose paper it is.
   *
   * @param home 住所地, whose data it shows
   * @param issuer 交付地, whose mayor issues it
   */
  public record Issue(LocalGovernmentCode home, LocalGovernmentCode issuer, Instant at) {}

  public static Form of(ReceivedCopy copy, Issue issue) {
    List<Form.Block> blocks = new ArrayList<>();
    int count = copy.people().size();
    for (int i = 0; i < count; i++) {
      blocks.add(
          new Form.Block.Table(
              "住民 " + (i + 1) + "／" + count, fields(copy.people().get(i), copy.asked())));
    }
    blocks.add(
        new Form.Block.Sentence(
            "この写しは、住民基本台帳法第12条の4の規定により、"
                + Places.mayor(issue.home())
                + "から通知された事項に基づいて作成したものである。（模擬）"));
    var day = RegisterDate.japanese(issue.at().atZone(JAPAN).toLocalDate());
    blocks.add(
        new Form.Block.Signature(day.display(Language.JA), Places.mayor(issue.issuer()) + "（模擬）"));
    return new Form("住民票の写し", "広域交付", blocks);
  }

  private static List<Form.Field> fields(ReceivedCopy.Person person, Set<CopyItem> asked) {
    var home = person.home();
    var special = person.special();
    var relation = special.relation();
    var number = special.individualNumber().map(IndividualNumber::value);
    var code = special.residentCode().map(ResidentCode::value);
    return List.of(
        new Form.Field("氏名", person.name()),
        Form.Field.of("生年月日", person.birthDate().display(Language.JA)),
        Form.Field.of("性別", person.sex().label(Language.JA)),
        special("続柄", relation, asked.contains(CopyItem.RELATIONSHIP)),
        Form.Field.of("住民となった年月日", home.residentSince().display(Language.JA)),
        new Form.Field("住所", home.address()),
        Form.Field.of("住所を定めた届出の年月日", home.notifiedOn().display(Language.JA)),
        new Form.Field("従前の住所", home.previous().orElse(RegisterText.of(NONE))),
        special("個人番号", number, asked.contains(CopyItem.INDIVIDUAL_NUMBER)),
        special("住民票コード", code, asked.contains(CopyItem.RESIDENT_CODE)),
        Form.Field.of("戸籍の表示", OMITTED + "（広域交付では記載しない）"));
  }

  private static Form.Field special(String label, Optional<String> value, boolean asked) {
    return Form.Field.of(label, asked ? value.orElse(NONE) : OMITTED);
  }
}
