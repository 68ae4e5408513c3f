package jukigate.simulators.resident.event;

import java.util.List;
import java.util.Optional;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignCategory;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.rule.DeliveryOrder;
import jukigate.simulators.rule.HeldCertificate;
import org.w3c.dom.Element;

/** The values of the register in an event file. */
final class EventValues {
  private final EventElements elements;
  private final LocalGovernmentCode municipality;

  EventValues(EventElements elements, LocalGovernmentCode municipality) {
    this.elements = elements;
    this.municipality = municipality;
  }

  CodelessResident newResident(Element element) {
    return new CodelessResident(
        who(element),
        residence(elements.required(element, "address")),
        element.getAttribute("relationship"),
        text(elements.required(element, "householder")),
        elements.child(element, "familyRegister").map(this::familyRegister),
        elements.child(element, "foreign").map(this::foreign),
        elements.optional(element, "household", ResidentCode::parse));
  }

  private CodelessResident.Who who(Element element) {
    return new CodelessResident.Who(
        elements.optional(element, "individualNumber", IndividualNumber::parse),
        name(element).orElseThrow(),
        elements.child(element, "formerSurname").map(this::formerSurname),
        elements.value(element, "birthDate", RegisterDate::parse),
        elements.value(element, "sex", Sex::ofCode));
  }

  Optional<ResidentCode> optionalCode(Element element) {
    return elements.optional(element, "residentCode", ResidentCode::parse);
  }

  ResidentCode residentCode(Element element) {
    return elements.value(element, "residentCode", ResidentCode::parse);
  }

  Optional<PersonName> name(Element element) {
    Optional<Kana> furigana = elements.child(element, "furigana").map(this::kana);
    return elements.child(element, "name").map(this::text).map(t -> new PersonName(t, furigana));
  }

  Residence residence(Element element) {
    return new Residence(
        municipality,
        element.getAttribute("town"),
        element.getAttribute("postalCode"),
        text(elements.required(element, "text")));
  }

  DeliveryOrder deliveryOrder(Element element) {
    Element office = elements.required(element, "office");
    return new DeliveryOrder(
        element.getAttribute("deliveryNumber"),
        element.getAttribute("print"),
        new DeliveryOrder.Place(
            text(elements.required(office, "name")),
            office.getAttribute("postalCode"),
            text(elements.required(office, "address")),
            office.getAttribute("telephone")));
  }

  List<HeldCertificate> certificates(Element element) {
    return elements.children(element, "certificate").stream()
        .map(one -> new HeldCertificate(residentCode(one), one.getAttribute("serial")))
        .toList();
  }

  CopyBody.Wish copyWish(Element element) {
    List<String> items = List.of(element.getAttribute("items").split(" ", -1));
    Element requester = elements.required(element, "requester");
    return new CopyBody.Wish(
        new CopyBody.Who.ByCode(residentCode(element)),
        element.getAttribute("scope"),
        new CopyBody.Special(
            items.contains("relation"),
            items.contains("individualNumber"),
            items.contains("residentCode")),
        text(requester),
        requester.getAttribute("relation"));
  }

  RegisterText text(Element element) {
    String gaiji = element.getAttribute("gaiji");
    String line = element.getTextContent() + (gaiji.isEmpty() ? "" : "\t" + gaiji);
    return RegisterText.parseText(line).orElseThrow(() -> elements.invalid(element, "text"));
  }

  FamilyRegister familyRegister(Element element) {
    return new FamilyRegister(
        text(elements.required(element, "domicile")), text(elements.required(element, "head")));
  }

  private FormerSurname formerSurname(Element element) {
    return new FormerSurname(
        text(elements.required(element, "text")), kana(elements.required(element, "furigana")), 0);
  }

  private ForeignResident foreign(Element element) {
    return new ForeignResident(
        elements.value(element, "category", ForeignCategory::ofCode),
        element.getAttribute("nationality"),
        elements.child(element, "alias").map(this::text),
        elements.optional(element, "stayUntil", RegisterDate::parse));
  }

  private Kana kana(Element element) {
    return Kana.parse(element.getTextContent())
        .orElseThrow(() -> elements.invalid(element, "kana"));
  }
}
