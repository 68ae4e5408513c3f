package jukigate.app.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.Settlement;
import jukigate.app.counter.Sent;
import jukigate.console.view.Desk.Actor;
import jukigate.console.view.Register;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.Kana;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.ResidentItem;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.ResidentTable;

/** The registers of the municipal CS that are played here. */
final class BackboneRegister implements Register {
  private static final String MASK = "●●●";

  /** Of those that {@code up --residents} settles unless told otherwise. */
  private static final long SEED = 1;

  /** Items that tell who somebody is, and where. */
  private static final Set<ResidentItem> PERSONAL =
      EnumSet.of(
          ResidentItem.RESIDENT_CODE,
          ResidentItem.KANJI_NAME,
          ResidentItem.FURIGANA,
          ResidentItem.PLAIN_KANA,
          ResidentItem.BIRTH_DATE,
          ResidentItem.SEX,
          ResidentItem.TOWN_CODE,
          ResidentItem.POSTAL_CODE,
          ResidentItem.ADDRESS,
          ResidentItem.INDIVIDUAL_NUMBER,
          ResidentItem.PREVIOUS_ADDRESS,
          ResidentItem.FORMER_RESIDENT_CODE,
          ResidentItem.FORMER_SURNAME,
          ResidentItem.FORMER_SURNAME_FURIGANA);

  private final Desks desks;

  BackboneRegister(Desks desks) {
    this.desks = desks;
  }

  @Override
  public Found residents(
      String node, String find, int from, int limit, Actor actor, Language language) {
    MunicipalNode cs = desks.cs(node);
    List<ResidentTable.Kept> all = cs.residents(find);
    List<ResidentTable.Kept> some = all.stream().skip(from).limit(limit).toList();
    desks.look(
        cs,
        actor,
        "RESIDENTS",
        some.stream().map(kept -> request(kept.member().record())).toArray(String[]::new));
    var words = new Words(actor.masks(), language);
    List<String> households = households(all);
    return new Found(
        some.stream()
            .map(kept -> row(cs.id(), kept, households.indexOf(kept.household()) + 1, words))
            .toList(),
        all.size());
  }

  private static List<String> households(List<ResidentTable.Kept> all) {
    return all.stream().map(ResidentTable.Kept::household).distinct().toList();
  }

  @Override
  public Resident resident(String node, String resident, Actor actor, Language language) {
    MunicipalNode cs = desks.cs(node);
    ResidentCode code = desks.residents().code(cs.id(), resident);
    ResidentTable.Kept kept = cs.find(code).orElseThrow(() -> unknown(cs.id()));
    ResidentRecord record = kept.member().record();
    desks.look(cs, actor, "RESIDENT", request(record));
    var words = new Words(actor.masks(), language);
    return new Resident(
        actor.masks(),
        row(cs.id(), kept, 1, words),
        items(record, words),
        cs.history(code).stream().map(past -> past(past, language)).toList());
  }

  private static RefusedException unknown(NodeId node) {
    return new RefusedException(Refusal.of(RefusalCode.DESK_ENTRY_UNKNOWN, node));
  }

  /** Names the record without a number of the person. */
  private static String request(ResidentRecord record) {
    return record.control().request().requestNumber();
  }

  @Override
  public List<Form> forms(String node) {
    MunicipalNode cs = desks.cs(node);
    var today = CounterForm.Day.of(desks.backbone().clock().instant());
    return Arrays.stream(CounterForm.values()).map(form -> form.shown(cs.id(), today)).toList();
  }

  @Override
  public Entered enter(String node, Filled filled, Actor actor) {
    MunicipalNode cs = desks.cs(node);
    var now = desks.backbone().clock().instant();
    var form = new FilledForm(desks, cs, filled);
    ResidentEvent event = form.event(actor.operator(), CounterForm.Day.of(now));
    Sent sent = desks.counter().enter(event).orThrow();
    String request = event.header().request().requestNumber();
    NodeId entered = NodeId.municipality(event.header().municipality());
    desks.onRecord(
        "event",
        entered.value(),
        actor,
        Map.of("kind", filled.kind(), "request", request, "again", Boolean.toString(sent.again())));
    return sent(now.toString(), entered.value(), request, next(event, entered, cs.id()), sent);
  }

  /** Where it goes on: at the new home, or where a copy is printed. */
  private String next(ResidentEvent event, NodeId entered, NodeId here) {
    return switch (event) {
      case ResidentEvent.MoveOut out ->
          out.destination()
              .map(NodeId::municipality)
              .filter(to -> desks.counter().municipality(to).isPassed())
              .map(NodeId::value)
              .orElse("");
      case ResidentEvent.CopyRequest unusedCopy when !entered.equals(here) -> entered.value();
      default -> "";
    };
  }

  static Entered sent(String at, String node, String request, String next, Sent sent) {
    return new Entered(
        at,
        node,
        request,
        next,
        sent.notifications().stream()
            .map(
                one ->
                    new Notification(
                        one.letter(), one.operation(), one.to(), one.state(), one.remark()))
            .toList());
  }

  @Override
  public int settle(String node, int people, Actor actor) {
    MunicipalNode cs = desks.cs(node);
    Set<NodeId> here = Set.of(cs.id());
    SimulatedNodes nodes = desks.counter().nodes().orElseThrow();
    Settlement settlement = new Settlement(people, SEED).among(here).orThrow();
    int came = settlement.in(nodes, here, desks.backbone().clock().instant(), newcomers -> {});
    desks.onRecord("settle", node, actor, Map.of("people", Integer.toString(came)));
    return came;
  }

  /**
   * How values are shown.
   *
   * @param masks whether personal ones are not
   */
  private record Words(boolean masks, Language language) {
    String personal(String value) {
      return masks && !value.isEmpty() ? MASK : value;
    }
  }

  private Row row(NodeId node, ResidentTable.Kept kept, int household, Words words) {
    var record = kept.member().record();
    var person = record.person();
    var control = record.control();
    return new Row(
        desks.residents().of(node, person.residentCode()),
        household,
        words.personal(person.residentCode().value()),
        words.personal(person.individualNumber().map(IndividualNumber::value).orElse("")),
        words.personal(person.name().kanji().value()),
        words.personal(person.name().furigana().map(Kana::value).orElse("")),
        words.personal(person.birthDate().display(words.language())),
        words.personal(person.sex().label(words.language())),
        words.personal(record.residence().address().value()),
        record.relationship(),
        control.status().name(),
        control.flags().contains(RecordFlag.PLANNED)
            && record.lastEvent().reason() == EventReason.DOMESTIC_MOVE_OUT,
        kept.copyRule().name(),
        record.lastEvent().reason().label(words.language()),
        record.lastEvent().date().display(words.language()),
        control.updateNumber());
  }

  private static List<Item> items(ResidentRecord record, Words words) {
    List<Item> items = new ArrayList<>();
    for (ResidentItem item : ResidentItem.values()) {
      String value = item.read(record).orElse("");
      items.add(
          new Item(
              item.number(),
              item.label(words.language()),
              PERSONAL.contains(item) ? words.personal(value) : value));
    }
    return items;
  }

  private static Past past(ResidentTable.Past past, Language language) {
    return new Past(
        past.recordedAt().toString(),
        EventReason.ofCode(past.reason())
            .map(reason -> reason.label(language))
            .orElse(past.reason()),
        past.date(),
        past.updateNumber(),
        past.requestNumber());
  }
}
