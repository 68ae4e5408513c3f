package jukigate.simulators.body;

import java.time.LocalDate;
import jukigate.contract.movingnotice.MovingNoticeControl;
import jukigate.contract.movingnotice.SubmitMovingInReservation;
import jukigate.contract.movingnotice.SubmitMovingOutNotice;
import jukigate.contract.types.FourItems;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;

/** X06: 転出届 and 転入予約 of Mynaportal, as a CS reads them. */
public final class MovingNoticeBody {
  private MovingNoticeBody() {}

  /**
   * The four items of whoever gives the notice.
   *
   * @param address the address at the old home
   */
  public record Giver(RegisterText name, RegisterDate birthDate, Sex sex, RegisterText address) {}

  /**
   * 転出届.
   *
   * @param addressed the municipality to which it is addressed: the old home
   * @param destination 転入予定地
   * @param address 転出先
   */
  public record MovingOut(
      String requestNumber,
      LocalGovernmentCode addressed,
      Giver giver,
      LocalGovernmentCode destination,
      RegisterText address,
      RegisterDate plannedDate) {}

  /**
   * 転入予約.
   *
   * @param addressed the municipality to which it is addressed: the new home
   * @param origin 転出地
   * @param visitOn the day of the visit
   */
  public record MovingIn(
      String requestNumber,
      LocalGovernmentCode addressed,
      Giver giver,
      LocalGovernmentCode origin,
      RegisterDate movingDate,
      RegisterDate visitOn) {}

  /** Refused when a check digit, a text or a date is wrong. */
  public static Outcome<MovingOut> read(SubmitMovingOutNotice body) {
    var notice = body.getNotice();
    return Reading.of(
        reading ->
            new MovingOut(
                body.getControl().getRequestNumber(),
                addressed(reading, body.getControl()),
                giver(reading, notice.getPerson()),
                reading.take(
                    Numbers.municipality(
                        "destinationMunicipalityCode", notice.getDestinationMunicipalityCode())),
                reading.take(Texts.read("destination", notice.getDestination())),
                reading.take(Dates.read("plannedDate", notice.getPlannedDate()))));
  }

  /** Refused when a check digit, a text or a date is wrong. */
  public static Outcome<MovingIn> read(SubmitMovingInReservation body) {
    var reservation = body.getReservation();
    return Reading.of(
        reading ->
            new MovingIn(
                body.getControl().getRequestNumber(),
                addressed(reading, body.getControl()),
                giver(reading, reservation.getPerson()),
                reading.take(
                    Numbers.municipality(
                        "originMunicipalityCode", reservation.getOriginMunicipalityCode())),
                reading.take(Dates.read("movingDate", reservation.getMovingDate())),
                reading.take(Dates.read("visitOn", reservation.getVisitOn()))));
  }

  /** A day of the answer. */
  public static jukigate.contract.types.RegisterDate day(LocalDate day) {
    return Dates.write(RegisterDate.japanese(day));
  }

  private static LocalGovernmentCode addressed(Reading reading, MovingNoticeControl control) {
    return reading.take(Numbers.municipality("municipalityCode", control.getMunicipalityCode()));
  }

  private static Giver giver(Reading reading, FourItems four) {
    return new Giver(
        reading.take(Texts.read("name", four.getName())),
        reading.take(Dates.read("birthDate", four.getBirthDate())),
        Sex.ofCode(four.getSex()).orElseThrow(),
        reading.take(Texts.read("address", four.getAddress())));
  }
}
