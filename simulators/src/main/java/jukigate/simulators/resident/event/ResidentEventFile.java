package jukigate.simulators.resident.event;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.validation.Schema;
import jukigate.domain.message.Payload;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.SupplementKind;
import jukigate.simulators.resident.event.ResidentEvent.AddressRenaming;
import jukigate.simulators.resident.event.ResidentEvent.Cancellation;
import jukigate.simulators.resident.event.ResidentEvent.CardApplication;
import jukigate.simulators.resident.event.ResidentEvent.CardChange;
import jukigate.simulators.resident.event.ResidentEvent.CertificateSerials;
import jukigate.simulators.resident.event.ResidentEvent.CodeOrder;
import jukigate.simulators.resident.event.ResidentEvent.CodelessEntry;
import jukigate.simulators.resident.event.ResidentEvent.CopyRequest;
import jukigate.simulators.resident.event.ResidentEvent.CopyRuling;
import jukigate.simulators.resident.event.ResidentEvent.Correction;
import jukigate.simulators.resident.event.ResidentEvent.DeliveryNotice;
import jukigate.simulators.resident.event.ResidentEvent.Erasure;
import jukigate.simulators.resident.event.ResidentEvent.HouseholdEvent;
import jukigate.simulators.resident.event.ResidentEvent.LinkageNumber;
import jukigate.simulators.resident.event.ResidentEvent.MoveIn;
import jukigate.simulators.resident.event.ResidentEvent.MoveOut;
import jukigate.simulators.resident.event.ResidentEvent.MovingNoticeDecision;
import jukigate.simulators.resident.event.ResidentEvent.NumberChange;
import jukigate.simulators.resident.event.ResidentEvent.Reconciliation;
import jukigate.simulators.resident.event.ResidentEvent.Resend;
import jukigate.simulators.resident.event.ResidentEvent.ResidentCodeChange;
import jukigate.simulators.resident.event.ResidentEvent.SupplementEntry;
import jukigate.simulators.rule.ApplicationReason;
import jukigate.simulators.rule.CopyRule;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads an event from a file of the format {@code xsd/resident-event.xsd}. */
public final class ResidentEventFile {
  private final EventElements elements;

  private ResidentEventFile(Path file) {
    this.elements = new EventElements(file);
  }

  /**
   * Refused: FILE_UNREADABLE; FILE_INVALID with file and line when it is not well-formed, breaks
   * the schema, or has a wrong check digit, an unknown municipality, or a date, text or furigana
   * that the register does not take.
   */
  public static Outcome<ResidentEvent> read(Path file) {
    return SafeXml.read(file).then(content -> read(file, content));
  }

  /** The same of what is to be taken for the content of the file. */
  public static Outcome<ResidentEvent> read(Path file, Payload content) {
    try {
      return SafeXml.parseFile(file, content, schema()).map(new ResidentEventFile(file)::event);
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static Schema schema() {
    return SafeXml.schema(
        List.of(ResidentEventFile.class.getClassLoader().getResource("xsd/resident-event.xsd")));
  }

  private ResidentEvent event(Document document) {
    Element root = document.getDocumentElement();
    EventHeader header = header(root);
    EventValues values = new EventValues(elements, header.municipality());
    Element event = elements.required(root, "*");
    return switch (event.getLocalName()) {
      case "birth" -> entry(header, EventReason.BIRTH, event, values);
      case "moveInFromAbroad" -> entry(header, EventReason.MOVE_IN_FROM_ABROAD, event, values);
      case "exOfficioEntry" -> entry(header, reason(event), event, values);
      case "codeOrder" -> new CodeOrder(header, Integer.parseInt(event.getAttribute("count")));
      case "addressRenaming" ->
          new AddressRenaming(header, event.getAttribute("from"), event.getAttribute("to"));
      case "certificateSerials" -> new CertificateSerials(header, values.certificates(event));
      case "movingNotice" ->
          new MovingNoticeDecision(
              header,
              event.getAttribute("notice"),
              event.getAttribute("decision").equals("accept"));
      case "reconciliation" ->
          new Reconciliation(
              header,
              Reconciliation.With.valueOf(event.getAttribute("with").toUpperCase(Locale.ROOT)));
      default -> ofKnown(header, event, values);
    };
  }

  private static ResidentEvent entry(
      EventHeader header, EventReason reason, Element event, EventValues values) {
    var newcomer = new CodelessEntry(header, reason, values.newResident(event));
    return values.optionalCode(event).<ResidentEvent>map(newcomer::with).orElse(newcomer);
  }

  private ResidentEvent ofKnown(EventHeader header, Element event, EventValues values) {
    ResidentCode code = values.residentCode(event);
    return switch (event.getLocalName()) {
      case "moveIn" -> moveIn(header, event, values);
      case "moveOut", "moveOutAbroad" -> moveOut(header, event, values);
      case "resend" ->
          new Resend(
              header, reason(event), code, Integer.parseInt(event.getAttribute("recoveryNumber")));
      case "death" -> new Erasure(header, EventReason.DEATH, code);
      case "exOfficioErasure" -> new Erasure(header, reason(event), code);
      case "moveWithin", "nameChange", "correction" -> correction(header, event, values);
      case "householdChange", "domicileTransfer" -> household(header, event, values);
      case "cancellation" -> new Cancellation(header, reason(event), code);
      case "numberChange" -> new NumberChange(header, reason(event), code);
      case "codeChange" -> new ResidentCodeChange(header, reason(event), code);
      case "copyRule" ->
          new CopyRuling(header, code, elements.value(event, "rule", CopyRule::ofCode));
      case "card" ->
          new CardChange(
              header,
              code,
              event.getAttribute("cardNumber"),
              elements.value(event, "event", CardEvent::ofCode));
      case "supplementEntry" ->
          new SupplementEntry(header, code, elements.value(event, "kind", SupplementKind::ofCode));
      case "linkageNumber" ->
          new LinkageNumber(header, code, event.getAttribute("processingNumber"));
      case "cardApplication" ->
          new CardApplication(
              header, code, elements.value(event, "reason", ApplicationReason::ofCode));
      case "residenceCopy" ->
          new CopyRequest(
              header,
              elements.value(event, "home", ResidentEventFile::municipality),
              values.copyWish(event));
      case "deliveryNotice" -> new DeliveryNotice(header, code, values.deliveryOrder(event));
      default -> throw elements.invalid(event, "");
    };
  }

  private EventHeader header(Element root) {
    RegisterDate date = elements.value(root, "date", RegisterDate::parse);
    return new EventHeader(
        elements.value(root, "municipality", ResidentEventFile::municipality),
        new ControlItems.Request(
            root.getAttribute("request"),
            root.getAttribute("operator"),
            root.getAttribute("terminal")),
        date,
        elements.optional(root, "notifiedOn", RegisterDate::parse).orElse(date));
  }

  private ResidentEvent moveIn(EventHeader header, Element event, EventValues values) {
    return new MoveIn(
        header,
        values.residentCode(event),
        elements.value(event, "origin", ResidentEventFile::municipality),
        values.residence(elements.required(event, "address")),
        elements.optional(event, "cardNumber", Optional::of));
  }

  private ResidentEvent moveOut(EventHeader header, Element event, EventValues values) {
    boolean abroad = event.getLocalName().equals("moveOutAbroad");
    return new MoveOut(
        header,
        abroad ? EventReason.MOVE_OUT_ABROAD : EventReason.DOMESTIC_MOVE_OUT,
        values.residentCode(event),
        elements.optional(event, "destination", ResidentEventFile::municipality),
        values.text(elements.required(event, "address")));
  }

  private ResidentEvent correction(EventHeader header, Element event, EventValues values) {
    EventReason reason =
        switch (event.getLocalName()) {
          case "moveWithin" -> EventReason.MOVE_WITHIN;
          case "nameChange" -> EventReason.EX_OFFICIO_CORRECTION;
          default -> reason(event);
        };
    return new Correction(
        header,
        reason,
        values.residentCode(event),
        values.name(event),
        elements.child(event, "address").map(values::residence));
  }

  private ResidentEvent household(EventHeader header, Element event, EventValues values) {
    return new HouseholdEvent(
        header,
        reason(event),
        values.residentCode(event),
        elements.child(event, "relationship").map(Element::getTextContent),
        elements.child(event, "householder").map(values::text),
        elements.child(event, "familyRegister").map(values::familyRegister));
  }

  private EventReason reason(Element event) {
    return elements.value(event, "reason", EventReason::ofCode);
  }

  private static Optional<LocalGovernmentCode> municipality(String code) {
    return Municipalities.japan()
        .find(code)
        .filter(Municipality::keepsRegister)
        .map(Municipality::code);
  }
}
