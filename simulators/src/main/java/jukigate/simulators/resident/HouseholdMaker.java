package jukigate.simulators.resident;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.Benefits;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.PensionCategory;
import jukigate.domain.register.Person;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.PreviousResidence;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.ResidenceHistory;
import jukigate.domain.register.ResidentEventData;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.resident.HouseholdPlan.Role;

/** Makes the people of one household from its draws. */
final class HouseholdMaker {
  private static final List<Municipality> ORIGINS =
      Municipalities.japan().keepingRegister().toList();

  /** The two days that the rest follows from. */
  private record Life(LocalDate born, Optional<LocalDate> movedIn) {}

  private final Draw draw;
  private final LocalGovernmentCode municipality;
  private final LocalDate asOf;
  private final boolean foreign;
  private final ForeignNames.Family foreignFamily;
  private final NameMaker names;
  private final Residence residence;

  HouseholdMaker(Draw draw, LocalGovernmentCode municipality, LocalDate asOf) {
    this.draw = draw;
    this.municipality = municipality;
    this.asOf = asOf;
    this.foreign = draw.chance(27);
    this.foreignFamily = ForeignNames.family(draw);
    this.names = new NameMaker(draw);
    this.residence = residence();
  }

  /**
   * @param firstPerson index of the householder in the municipality; the others follow
   */
  List<HouseholdMember> members(int firstPerson) {
    List<Role> roles = HouseholdPlan.draw(draw);
    boolean hasChildren = roles.stream().anyMatch(role -> role.age() < 18);
    List<HouseholdMember> members = new ArrayList<>();
    Optional<LocalDate> movedIn = Optional.empty();
    for (Role role : roles) {
      LocalDate born = BirthDates.day(draw, asOf, role.age());
      if (members.isEmpty() && (foreign || draw.chance(600))) {
        movedIn = BirthDates.afterBirth(draw, born, asOf);
      }
      Person person = person(role, born, firstPerson + members.size());
      ControlItems control = control(person, firstPerson + members.size());
      ResidentRecord record = record(role, person, new Life(born, movedIn), control);
      RegisterText head =
          members.isEmpty()
              ? person.name().kanji()
              : members.getFirst().record().person().name().kanji();
      members.add(
          new HouseholdMember(
              record,
              head,
              foreign ? Optional.empty() : Optional.of(familyRegister(head)),
              benefits(role, hasChildren),
              foreign ? Optional.of(foreignResident(role)) : Optional.empty()));
    }
    return members;
  }

  private Person person(Role role, LocalDate born, int index) {
    PersonName name =
        foreign
            ? new PersonName(ForeignNames.name(draw, foreignFamily, role.sex()), Optional.empty())
            : names.name(role.sex());
    Optional<FormerSurname> former =
        !foreign && role.isSpouse() ? names.formerSurname() : Optional.empty();
    return new Person(
        SyntheticNumbers.residentCode(municipality, index),
        Optional.of(SyntheticNumbers.individualNumber(municipality, index)),
        name,
        former,
        BirthDates.of(draw, born, role.age(), foreign),
        role.sex());
  }

  private ResidentRecord record(Role role, Person person, Life life, ControlItems control) {
    Optional<LocalDate> moved = life.movedIn().filter(day -> day.isAfter(life.born()));
    RegisterDate since = moved.map(this::written).orElse(person.birthDate());
    Optional<PreviousResidence> previous =
        moved.isPresent() ? Optional.of(previous()) : Optional.empty();
    EventReason reason =
        moved.isEmpty()
            ? EventReason.BIRTH
            : foreign ? EventReason.MOVE_IN_FROM_ABROAD : EventReason.DOMESTIC_MOVE_IN;
    return new ResidentRecord(
        person,
        residence,
        new ResidenceHistory(
            since, since, moved.map(this::written).orElse(written(life.born())), previous),
        role.relationship(),
        new ResidentEventData(reason, since, ""),
        Optional.empty(),
        control);
  }

  private ControlItems control(Person person, int index) {
    boolean gaiji = person.name().kanji().gaijiCount() > 0 || residence.address().gaijiCount() > 0;
    String number = "INIT-" + municipality + "-" + index;
    return new ControlItems(
        new ControlItems.Request(number, "op-init", "term-init"),
        1,
        0,
        gaiji ? Set.of(RecordFlag.GAIJI) : Set.of(),
        RecordStatus.OPEN,
        asOf.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private Residence residence() {
    Towns.Town town = draw.one(Towns.of(municipality));
    String number = draw.between(1, 40) + "番" + draw.between(1, 30) + "号";
    String flat =
        draw.chance(350)
            ? String.format(
                Locale.ROOT, "\u3000コーポ桜%d%02d号室", draw.between(1, 9), draw.between(1, 8))
            : "";
    return new Residence(
        municipality,
        town.code(),
        town.postalCode(),
        RegisterText.of(town.address() + number + flat));
  }

  private PreviousResidence previous() {
    if (foreign) {
      return new PreviousResidence(Optional.empty(), RegisterText.of("国外"));
    }
    Municipality origin = draw.one(ORIGINS);
    Towns.Town town = draw.one(Towns.of(origin.code()));
    String address = town.address() + draw.between(1, 40) + "番地";
    return new PreviousResidence(Optional.of(origin.code()), RegisterText.of(address));
  }

  private FamilyRegister familyRegister(RegisterText head) {
    Towns.Town town = draw.one(Towns.of(municipality));
    return new FamilyRegister(RegisterText.of(town.address() + draw.between(1, 300) + "番地"), head);
  }

  private Benefits benefits(Role role, boolean hasChildren) {
    int age = role.age();
    boolean insured = age < 75 && draw.chance(280);
    PensionCategory pension = PensionCategory.NONE;
    if (age >= 20 && age < 60) {
      pension =
          role.isSpouse() && draw.chance(250)
              ? PensionCategory.THIRD
              : draw.chance(650) ? PensionCategory.SECOND : PensionCategory.FIRST;
    }
    boolean receives = hasChildren && role.relationship().equals("世帯主");
    return new Benefits(insured, age >= 65, pension, receives);
  }

  private ForeignResident foreignResident(Role role) {
    return ForeignNames.resident(draw, foreignFamily, role.sex(), asOf.getYear());
  }

  private RegisterDate written(LocalDate day) {
    return RegisterDate.japanese(day);
  }
}
