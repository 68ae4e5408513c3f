package jukigate.app.console;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jukigate.console.view.Register.Field;
import jukigate.console.view.Register.Filled;
import jukigate.domain.message.Payload;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.Era;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.resident.event.CodelessResident;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.store.ResidentTable;

/** A form of the counter with its values: the event that it says. Personal data. */
final class FilledForm {
  private static final String TERMINAL = "console";
  private static final int MOST_CODES = 1_000;
  private static final String SHORT = "\\S(.{0,38}\\S)?";

  private final Desks desks;
  private final CounterForm form;
  private final Map<String, String> values;
  private final MunicipalNode cs;
  private final Optional<ResidentCode> resident;

  /** Of a CS. Throws DESK_FIELD_INVALID and DESK_ENTRY_UNKNOWN. */
  FilledForm(Desks desks, MunicipalNode cs, Filled filled) {
    this.desks = desks;
    this.cs = cs;
    this.form = CounterForm.of(filled.kind());
    this.values = Map.copyOf(filled.fields());
    this.resident =
        form.isOfNobody()
            ? Optional.empty()
            : Optional.of(desks.residents().code(cs.id(), filled.resident()));
  }

  /** Throws DESK_FIELD_INVALID, and of a file what its reader refuses. */
  ResidentEvent event(String operator, CounterForm.Day today) {
    List<String> known = form.fields(cs.id(), today).stream().map(Field::name).toList();
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw CounterForm.invalid(name, String.join("|", known));
            });
    return form.read(this, header(operator, today));
  }

  private EventHeader header(String operator, CounterForm.Day today) {
    RegisterDate now = RegisterDate.japanese(today.date());
    RegisterDate date = has("date") ? date("date") : has("birthDate") ? date("birthDate") : now;
    MunicipalNode where = where();
    var request = new ControlItems.Request(where.requestNumber(), operator, TERMINAL);
    return new EventHeader(code(where.id()), request, date, now);
  }

  /** A copy is asked for where it is to be printed. */
  private MunicipalNode where() {
    return form == CounterForm.RESIDENCE_COPY
        ? desks.cs(NodeId.municipality(city("issuer")).value())
        : cs;
  }

  /** A file says all by itself. */
  ResidentEvent ofFile(EventHeader unusedHeader) {
    var content = Payload.ofUtf8(text("file"));
    ResidentEvent event = ResidentEventFile.read(Path.of("event.xml"), content).orThrow();
    if (!NodeId.municipality(event.header().municipality()).equals(cs.id())) {
      throw CounterForm.invalid("file", "@municipality=\"" + code(cs.id()) + "\"");
    }
    return event;
  }

  ResidentEvent moveOut(EventHeader header) {
    LocalGovernmentCode destination = city("destination");
    RegisterText address =
        has("address")
            ? register("address")
            : RegisterText.of(CounterForm.invented(NodeId.municipality(destination)));
    return new ResidentEvent.MoveOut(
        header, EventReason.DOMESTIC_MOVE_OUT, whom(), Optional.of(destination), address);
  }

  ResidentEvent moveOutAbroad(EventHeader header) {
    return new ResidentEvent.MoveOut(
        header, EventReason.MOVE_OUT_ABROAD, whom(), Optional.empty(), register("address"));
  }

  /** The origin is that of the certificate; without one the register refuses. */
  ResidentEvent moveIn(EventHeader header) {
    LocalGovernmentCode origin =
        cs.outMigration()
            .find(whom())
            .map(certificate -> certificate.origin())
            .orElse(header.municipality());
    Optional<String> card =
        has("cardNumber") ? Optional.of(formed("cardNumber", "[0-9A-Z]{8,16}")) : Optional.empty();
    return new ResidentEvent.MoveIn(header, whom(), origin, residence(header), card);
  }

  ResidentEvent moveWithin(EventHeader header) {
    return new ResidentEvent.Correction(
        header, EventReason.MOVE_WITHIN, whom(), Optional.empty(), Optional.of(residence(header)));
  }

  /** Into the household of the resident: address, householder and 戸籍 are there. */
  ResidentEvent birth(EventHeader header) {
    ResidentTable.Kept parent = cs.find(whom()).orElseThrow();
    var child =
        new CodelessResident(
            who(),
            parent.member().record().residence(),
            formed("relationship", SHORT),
            parent.member().householder(),
            parent.member().familyRegister(),
            Optional.empty(),
            resident);
    return new ResidentEvent.CodelessEntry(header, EventReason.BIRTH, child);
  }

  /** A Japanese national with a household of one. */
  ResidentEvent moveInFromAbroad(EventHeader header) {
    var who = who();
    var residence = residence(header);
    var newcomer =
        new CodelessResident(
            who,
            residence,
            formed("relationship", SHORT),
            who.name().kanji(),
            Optional.of(new FamilyRegister(residence.address(), who.name().kanji())),
            Optional.empty());
    return new ResidentEvent.CodelessEntry(header, EventReason.MOVE_IN_FROM_ABROAD, newcomer);
  }

  ResidentEvent death(EventHeader header) {
    return new ResidentEvent.Erasure(header, EventReason.DEATH, whom());
  }

  ResidentEvent nameChange(EventHeader header) {
    return new ResidentEvent.Correction(
        header, EventReason.EX_OFFICIO_CORRECTION, whom(), Optional.of(name()), Optional.empty());
  }

  ResidentEvent householdChange(EventHeader header) {
    return new ResidentEvent.HouseholdEvent(
        header,
        reason(),
        whom(),
        has("relationship") ? Optional.of(formed("relationship", SHORT)) : Optional.empty(),
        has("householder") ? Optional.of(register("householder")) : Optional.empty(),
        Optional.empty());
  }

  ResidentEvent cancellation(EventHeader header) {
    return new ResidentEvent.Cancellation(header, reason(), whom());
  }

  ResidentEvent copyRule(EventHeader header) {
    return new ResidentEvent.CopyRuling(
        header, whom(), value("rule", CopyRule::ofCode, choices("rule")));
  }

  ResidentEvent numberChange(EventHeader header) {
    return new ResidentEvent.NumberChange(header, reason(), whom());
  }

  ResidentEvent codeChange(EventHeader header) {
    return new ResidentEvent.ResidentCodeChange(header, reason(), whom());
  }

  ResidentEvent codeOrder(EventHeader header) {
    int count = Integer.parseInt(formed("count", "[0-9]{1,4}"));
    if (count < 1 || count > MOST_CODES) {
      throw CounterForm.invalid("count", "1…" + MOST_CODES);
    }
    return new ResidentEvent.CodeOrder(header, count);
  }

  /** For the resident, unless somebody else of the household is named. */
  ResidentEvent residenceCopy(EventHeader header) {
    RegisterText requester =
        has("requester")
            ? register("requester")
            : cs.find(whom()).orElseThrow().member().record().person().name().kanji();
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(whom()),
            choice("scope"),
            CopyBody.Special.NONE,
            requester,
            has("requester") ? "同一世帯員" : "本人");
    return new ResidentEvent.CopyRequest(header, code(cs.id()), wish);
  }

  private CodelessResident.Who who() {
    return new CodelessResident.Who(
        Optional.empty(),
        name(),
        Optional.empty(),
        date("birthDate"),
        value("sex", Sex::ofCode, choices("sex")));
  }

  private PersonName name() {
    Kana kana = value("kana", Kana::parse, "かな, カナ");
    return new PersonName(register("name"), Optional.of(kana));
  }

  private Residence residence(EventHeader header) {
    return new Residence(
        header.municipality(),
        formed("town", "[0-9]{1,12}"),
        formed("postal", "[0-9]{7}"),
        register("address"));
  }

  private ResidentCode whom() {
    return resident.orElseThrow();
  }

  private EventReason reason() {
    return EventReason.ofCode(choice("reason")).orElseThrow();
  }

  private String choice(String name) {
    return value(name, text -> Optional.of(text).filter(codes(name)::contains), choices(name));
  }

  private List<String> codes(String name) {
    return form.fields(cs.id(), CounterForm.Day.of(Instant.EPOCH)).stream()
        .filter(field -> field.name().equals(name))
        .flatMap(field -> field.choices().stream())
        .toList();
  }

  private String choices(String name) {
    return codes(name).stream().collect(Collectors.joining("|"));
  }

  private LocalGovernmentCode city(String name) {
    return value(name, FilledForm::municipality, "cs-141003, 141003");
  }

  private static Optional<LocalGovernmentCode> municipality(String text) {
    return Municipalities.japan()
        .find(text.startsWith("cs-") ? text.substring("cs-".length()) : text)
        .filter(Municipality::keepsRegister)
        .map(Municipality::code);
  }

  private RegisterText register(String name) {
    return value(name, RegisterText::parse, "1…" + RegisterText.LONGEST);
  }

  /** As the register writes days that are known. */
  private RegisterDate date(String name) {
    RegisterDate date = value(name, RegisterDate::parse, "2026-11-20, R08-11-20");
    return date.toLocalDate()
        .filter(day -> Era.of(day).isPresent())
        .map(RegisterDate::japanese)
        .orElse(date);
  }

  private String formed(String name, String form) {
    return value(name, text -> Optional.of(text).filter(it -> it.matches(form)), form);
  }

  private boolean has(String name) {
    return !text(name).isEmpty();
  }

  private String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private <T> T value(String name, Function<String, Optional<T>> parse, String allowed) {
    return parse.apply(text(name)).orElseThrow(() -> CounterForm.invalid(name, allowed));
  }

  private static LocalGovernmentCode code(NodeId cs) {
    return cs.localGovernment().orElseThrow();
  }
}
