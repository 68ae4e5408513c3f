package jukigate.simulators.body;

import java.util.Optional;
import jukigate.contract.cardstate.CardStateControl;
import jukigate.contract.cardstate.UpdateCardState;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.CardEvent;
import jukigate.simulators.rule.CardUpdate;

/** X08: 個人番号カード管理情報の更新. */
public final class CardBody {
  private CardBody() {}

  /**
   * What a municipality reports.
   *
   * @param reason code of {@code cardReasonCode}, or empty
   */
  public record Report(String requestNumber, CardUpdate update, Optional<String> reason) {}

  public static UpdateCardState write(Report report) {
    var control = new CardStateControl();
    control.setRequestNumber(report.requestNumber());
    control.setMunicipalityCode(report.update().municipality().value());
    var card = new jukigate.contract.cardstate.CardEvent();
    card.setCardNumber(report.update().cardNumber());
    card.setResidentCode(report.update().holder().value());
    card.setEvent(report.update().event().code());
    card.setEventDate(Dates.write(report.update().eventDate()));
    report.reason().ifPresent(card::setReason);
    var body = new UpdateCardState();
    body.setControl(control);
    body.setCard(card);
    return body;
  }

  /** Refused when a check digit or a date is wrong. */
  public static Outcome<Report> read(UpdateCardState body) {
    var control = body.getControl();
    var card = body.getCard();
    return Numbers.municipality("municipalityCode", control.getMunicipalityCode())
        .then(
            municipality ->
                Numbers.residentCode(card.getResidentCode())
                    .then(
                        holder ->
                            Dates.read("eventDate", card.getEventDate())
                                .map(
                                    date ->
                                        new Report(
                                            control.getRequestNumber(),
                                            new CardUpdate(
                                                card.getCardNumber(),
                                                holder,
                                                municipality,
                                                CardEvent.ofCode(card.getEvent()).orElseThrow(),
                                                date),
                                            Optional.ofNullable(card.getReason())))));
  }
}
