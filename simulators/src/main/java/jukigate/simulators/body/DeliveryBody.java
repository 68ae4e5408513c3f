package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.contract.deliveryaddress.Addressee;
import jukigate.contract.deliveryaddress.CardDestination;
import jukigate.contract.deliveryaddress.DeliveredPerson;
import jukigate.contract.deliveryaddress.Delivery;
import jukigate.contract.deliveryaddress.DeliveryControl;
import jukigate.contract.deliveryaddress.FormerSurname;
import jukigate.contract.deliveryaddress.IssuingPlace;
import jukigate.contract.deliveryaddress.LengthGaijiText;
import jukigate.contract.deliveryaddress.LengthText;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddress;
import jukigate.contract.deliveryaddress.Sender;
import jukigate.contract.deliveryaddress.Substitution;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.Gaiji;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Kana;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.SubstitutedText;
import jukigate.simulators.rule.DeliveryOrder;
import jukigate.simulators.rule.DeliveryOrder.Place;

/** X10: 送付先情報, written by the CS from its register. */
public final class DeliveryBody {
  private DeliveryBody() {}

  /**
   * Who orders, where and when.
   *
   * @param date 処理年月日
   */
  public record Origin(
      LocalGovernmentCode municipality, ControlItems.Request request, RegisterDate date) {}

  /** The persons share the first one's address, and the letter goes to the first one. */
  public static NotifyDeliveryAddress write(
      Origin origin, DeliveryOrder order, List<HouseholdMember> persons) {
    var control = new DeliveryControl();
    control.setRequestNumber(origin.request().requestNumber());
    control.setMunicipalityCode(origin.municipality().value());
    var delivery = new Delivery();
    delivery.setDeliveryNumber(order.number());
    delivery.setAddressee(addressee(persons.getFirst()));
    delivery.setSender(sender(order.office(), origin.municipality()));
    delivery.setIssuingPlace(issuingPlace(order.office()));
    delivery.setCardDestination(cardDestination(order.office()));
    delivery.setPersonCount((short) persons.size());
    delivery.setProcessedOn(Dates.write(origin.date()));
    delivery.setOperatorId(origin.request().operatorId());
    delivery.setTerminalId(origin.request().terminalId());
    delivery.setPrintCategory(order.print());
    persons.stream().map(DeliveryBody::person).forEach(delivery.getPerson()::add);
    var body = new NotifyDeliveryAddress();
    body.setControl(control);
    body.setDelivery(delivery);
    return body;
  }

  private static Addressee addressee(HouseholdMember member) {
    var residence = member.record().residence();
    var addressee = new Addressee();
    addressee.setPostalCode(residence.postalCode());
    addressee.setAddress(counted(residence.address()));
    addressee.setName(counted(member.record().person().name().kanji()));
    return addressee;
  }

  private static Sender sender(Place office, LocalGovernmentCode municipality) {
    var sender = new Sender();
    sender.setCode(municipality.value());
    sender.setName(counted(office.name().value()));
    sender.setPostalCode(office.postalCode());
    sender.setAddress(counted(office.address()));
    sender.setTelephone(office.phone());
    return sender;
  }

  private static IssuingPlace issuingPlace(Place office) {
    var place = new IssuingPlace();
    place.setName(counted(office.name()));
    place.setPostalCode(office.postalCode());
    place.setAddress(counted(office.address()));
    place.setTelephone(office.phone());
    return place;
  }

  private static CardDestination cardDestination(Place office) {
    var place = new CardDestination();
    place.setName(counted(office.name()));
    place.setPostalCode(office.postalCode());
    place.setAddress(counted(office.address()));
    place.setTelephone(office.phone());
    return place;
  }

  private static DeliveredPerson person(HouseholdMember member) {
    var record = member.record();
    var known = record.person();
    var person = new DeliveredPerson();
    person.setResidentCode(known.residentCode().value());
    person.setName(counted(known.name().kanji()));
    known
        .name()
        .furigana()
        .map(Kana::value)
        .map(DeliveryBody::counted)
        .ifPresent(person::setReading);
    person.setPostalCode(record.residence().postalCode());
    person.setAddress(counted(record.residence().address()));
    person.setBirthDate(Dates.write(known.birthDate()));
    person.setSex(known.sex().code());
    person.setIndividualNumber(known.individualNumber().map(IndividualNumber::value).orElseThrow());
    member
        .foreign()
        .ifPresent(
            foreign -> {
              person.setResidenceCategory(foreign.category().code());
              foreign.stayUntil().map(Dates::write).ifPresent(person::setStayUntil);
            });
    person.setSubstitution(substitution(known.name().kanji(), record.residence().address()));
    var gaiji = gaiji(known.name().kanji(), record.residence().address());
    person.setGaijiFlag(!gaiji.isEmpty());
    gaiji.stream()
        .map(Gaiji::image)
        .flatMap(Optional::stream)
        .forEach(image -> person.getGaijiPattern().add(image.toByteArray()));
    known.formerSurname().map(DeliveryBody::formerSurname).ifPresent(person::setFormerSurname);
    return person;
  }

  private static List<Gaiji> gaiji(RegisterText name, RegisterText address) {
    return Stream.concat(name.gaiji().stream(), address.gaiji().stream()).toList();
  }

  /** 代替文字: what the two texts look like in JIS X 0213. */
  static Substitution substitution(RegisterText name, RegisterText address) {
    var shownName = SubstitutedText.of(name);
    var shownAddress = SubstitutedText.of(address);
    var hardest =
        shownName.result().compareTo(shownAddress.result()) > 0
            ? shownName.result()
            : shownAddress.result();
    var substitution = new Substitution();
    substitution.setResult(hardest.code());
    substitution.setName(counted(shownName.value()));
    substitution.setAddress(counted(shownAddress.value()));
    substitution.setNamePositions(positions(shownName));
    substitution.setAddressPositions(positions(shownAddress));
    return substitution;
  }

  private static String positions(SubstitutedText text) {
    return text.positions().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static FormerSurname formerSurname(jukigate.domain.register.FormerSurname known) {
    var surname = new FormerSurname();
    surname.setText(Texts.write(known.kanji()));
    surname.setReading(known.furigana().value());
    surname.setGaijiChangeNumber(known.gaijiChangeNumber());
    return surname;
  }

  private static LengthGaijiText counted(RegisterText text) {
    var counted = new LengthGaijiText();
    counted.setLength(text.length());
    counted.setText(Texts.write(text));
    return counted;
  }

  private static LengthText counted(String text) {
    var counted = new LengthText();
    counted.setLength(RegisterText.of(text).length());
    counted.setText(text);
    return counted;
  }
}
