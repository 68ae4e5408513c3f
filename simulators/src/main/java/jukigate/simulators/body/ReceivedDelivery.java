package jukigate.simulators.body;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jukigate.contract.deliveryaddress.DeliveredPerson;
import jukigate.contract.deliveryaddress.Delivery;
import jukigate.contract.deliveryaddress.LengthGaijiText;
import jukigate.contract.deliveryaddress.LengthText;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddress;
import jukigate.contract.deliveryaddress.Substitution;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.rule.Rule;

/**
 * X10 as the card management system takes it: everything that is counted or derived has been
 * counted and derived again.
 */
public record ReceivedDelivery(
    LocalGovernmentCode municipality, String requestNumber, String deliveryNumber) {

  /** Refused: wrong check digits, texts and dates; and DELIVERY_INCONSISTENT by the item's name. */
  public static Outcome<ReceivedDelivery> read(NotifyDeliveryAddress body) {
    return Reading.of(read -> read(read, body));
  }

  private static ReceivedDelivery read(Reading read, NotifyDeliveryAddress body) {
    Delivery delivery = body.getDelivery();
    var municipality =
        read.take(
            Numbers.municipality("municipalityCode", body.getControl().getMunicipalityCode()));
    agree(read, "code", delivery.getSender().getCode(), municipality.value());
    agree(read, "personCount", (int) delivery.getPersonCount(), delivery.getPerson().size());
    read.take(Dates.read("processedOn", delivery.getProcessedOn()));
    Stream.of(
            delivery.getAddressee().getAddress(),
            delivery.getAddressee().getName(),
            delivery.getSender().getAddress(),
            delivery.getIssuingPlace().getName(),
            delivery.getIssuingPlace().getAddress(),
            delivery.getCardDestination().getName(),
            delivery.getCardDestination().getAddress())
        .forEach(text -> counted(read, text));
    counted(read, delivery.getSender().getName());
    delivery.getPerson().forEach(person -> person(read, person));
    return new ReceivedDelivery(
        municipality, body.getControl().getRequestNumber(), delivery.getDeliveryNumber());
  }

  private static void person(Reading read, DeliveredPerson person) {
    read.take(Numbers.residentCode(person.getResidentCode()));
    read.take(Numbers.individualNumber(person.getIndividualNumber()));
    read.take(Dates.read("birthDate", person.getBirthDate()));
    RegisterText name = counted(read, person.getName());
    RegisterText address = counted(read, person.getAddress());
    if (person.getReading() != null) {
      counted(read, person.getReading());
    }
    boolean gaiji = name.gaijiCount() + address.gaijiCount() > 0;
    agree(read, "gaijiFlag", person.isGaijiFlag(), gaiji);
    agree(
        read,
        "substitution",
        items(person.getSubstitution()),
        items(DeliveryBody.substitution(name, address)));
  }

  private static List<Object> items(Substitution substitution) {
    return List.of(
        substitution.getResult(),
        substitution.getName().getLength(),
        substitution.getName().getText(),
        substitution.getAddress().getLength(),
        substitution.getAddress().getText(),
        substitution.getNamePositions(),
        substitution.getAddressPositions());
  }

  private static RegisterText counted(Reading read, LengthGaijiText counted) {
    RegisterText text = read.take(Texts.read("text", counted.getText()));
    agree(read, "length", counted.getLength(), text.length());
    return text;
  }

  private static void counted(Reading read, LengthText counted) {
    RegisterText text =
        read.take(
            RegisterText.parse(counted.getText())
                .map(Outcome::passed)
                .orElseGet(
                    () -> Outcome.refused(RefusalCode.SCHEMA_INVALID, "text", "RegisterText")));
    agree(read, "length", counted.getLength(), text.length());
  }

  private static void agree(Reading read, String item, Object said, Object counted) {
    if (!Objects.equals(said, counted)) {
      read.take(Outcome.refused(RefusalCode.DELIVERY_INCONSISTENT, item, Rule.DELIVERY_COUNTS));
    }
  }
}
