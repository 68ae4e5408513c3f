package jukigate.conformance.kit;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.conformance.contract.Bodies;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Draft;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.RegisterDate;

/**
 * Writes errands: what is asked of a system, and the messages that it should make of it.
 *
 * @param gateway base URL to which messages go
 */
record Errands(Network network, NodeId sut, URI gateway) {
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int FIRST_RESIDENT = 70_000_000;
  private static final int RESIDENTS = 9_000_000;
  private static final Map<Event, String> REASONS =
      Map.ofEntries(
          entry(Event.BIRTH, "A03"),
          entry(Event.BIRTH_WITHOUT_NUMBER, "A03"),
          entry(Event.BIRTH_WITHOUT_CODE, "A03"),
          entry(Event.MOVE_WITHIN, "C01"),
          entry(Event.NAME_CHANGE, "C03"),
          entry(Event.DEATH, "D03"),
          entry(Event.CODE_CHANGE, "C08"),
          entry(Event.MOVE_OUT, "D01"),
          entry(Event.ACCEPT_NOTICE, "D01"),
          entry(Event.CANCEL_MOVE_OUT, "A09"),
          entry(Event.MOVE_IN, "A01"),
          entry(Event.MOVE_IN_WITH_CARD, "A01"),
          entry(Event.RESEND, "C02"));
  private static final Set<Event> BIRTHS =
      Set.of(Event.BIRTH, Event.BIRTH_WITHOUT_NUMBER, Event.BIRTH_WITHOUT_CODE);

  /** One after the other, about somebody new. */
  List<Errand> inTurn(List<Event> events) {
    if (!network.contract().isOwn()) {
      return IntStream.rangeClosed(1, events.size()).mapToObj(this::message).toList();
    }
    List<Errand> all = new ArrayList<>();
    Person person = somebody();
    for (Event event : events) {
      person = event == Event.MOVE_WITHIN ? person.at("静岡県静岡市葵区仮町二丁目4番") : person;
      all.add(errand(event, person, all.size() + 1, Map.of()));
    }
    return all;
  }

  /** Whether the contract has anything that the system sends. */
  boolean isThere() {
    return network.contract().isOwn() || sendable().isPresent();
  }

  /** A message of somebody's own contract. */
  private Errand message(int turn) {
    Receiver found = sendable().orElseThrow();
    Operation operation = found.operation();
    String number = String.valueOf(FIRST_RESIDENT + network.random().nextInt(RESIDENTS));
    Draft draft =
        new Draft(
            operation,
            found.node(),
            operation.purpose(sut, found.node()).orElseThrow(),
            network
                .contract()
                .bodies()
                .request(operation, sut, found.node())
                .replace(Bodies.NUMBER, number));
    return new Errand(Event.MESSAGE, somebody(), turn, Map.of(), List.of(draft), gateway);
  }

  private record Receiver(Operation operation, NodeId node) {}

  /** One that everybody can read comes before those that only the receiver can. */
  private Optional<Receiver> sendable() {
    return network.contract().operations().stream()
        .sorted(Comparator.comparing(Operation::encrypted))
        .flatMap(
            operation ->
                Stage.partners(sut).stream()
                    .filter(to -> operation.purpose(sut, to).isPresent())
                    .map(to -> new Receiver(operation, to)))
        .findFirst();
  }

  /** Somebody new, born on 18 November of Reiwa 8. */
  Person somebody() {
    int number = FIRST_RESIDENT + network.random().nextInt(RESIDENTS);
    return new Person(
        SyntheticBlock.residentCode(number),
        SyntheticBlock.individualNumber(number),
        "架空　通子",
        "静岡県静岡市葵区架空町一丁目2番3号",
        "R08-11-18");
  }

  /** Today, as the register writes it. */
  String today() {
    return day(0);
  }

  /**
   * @param ahead days after today
   */
  String day(int ahead) {
    LocalDate date = network.clock().instant().atZone(JAPAN).toLocalDate().plusDays(ahead);
    return RegisterDate.japanese(date).text();
  }

  /**
   * @param said what the event says beside the resident
   */
  Errand errand(Event event, Person person, int updateNumber, Map<String, String> said) {
    Map<String, String> facts = facts(event, person, said);
    Map<String, String> filled = filled(person, updateNumber, facts);
    filled.put(
        "searched",
        event == Event.SEARCH_NEAR
            ? "<q:address><t:text>"
                + person.address()
                + "</t:text><t:gaijiCount>0</t:gaijiCount></q:address>"
            : "<q:birthDate>" + date(person.birthDate()) + "</q:birthDate>");
    List<Draft> drafts = event.messages().stream().map(message -> draft(message, filled)).toList();
    return new Errand(event, person, updateNumber, facts, drafts, gateway);
  }

  /** What the event says, beside whom it is about. */
  private Map<String, String> facts(Event event, Person person, Map<String, String> said) {
    Map<String, String> facts = new HashMap<>();
    facts.put("date", BIRTHS.contains(event) ? bornOn(person) : today());
    facts.put("other", Stage.OTHER.localGovernment().orElseThrow().value());
    if (REASONS.containsKey(event)) {
      facts.put("reason", REASONS.get(event));
    }
    facts.putAll(said);
    return facts;
  }

  private String bornOn(Person person) {
    return person.birthDate().equals("UNKNOWN") ? today() : person.birthDate();
  }

  /** The same with all that a message needs, in the form of the contract. */
  private Map<String, String> filled(Person person, int updateNumber, Map<String, String> said) {
    Map<String, String> all = new HashMap<>();
    all.put("plannedOn", day(10));
    all.put("kind", "1");
    all.put("supplementNumber", "1");
    all.put("startedAt", network.clock().instant().toString());
    all.put("numberKind", "G01");
    all.put("cardNumber", card(person));
    all.put("cardEvent", "K08");
    all.putAll(said);
    all.put("municipality", municipality().value());
    all.put("updateNumber", String.valueOf(updateNumber));
    all.put(
        "requestNumber",
        "CONFORM-" + person.code().value() + "-" + network.random().nextInt(99_999));
    all.put("residentCode", said.getOrDefault("newCode", person.code().value()));
    all.put("individualNumber", person.number().value());
    all.put("name", person.name());
    all.put("address", person.address());
    all.put("nameLength", length(person.name()));
    all.put("addressLength", length(person.address()));
    all.put("birthDate", date(person.birthDate()));
    all.put("dateXml", date(all.get("date")));
    all.put("plannedOnXml", date(all.get("plannedOn")));
    all.put("gaiji", gaiji(said));
    all.put("recovery", wrapped("u:recoveryNumber", said.get("recoveryNumber")));
    all.put("codeChange", codeChange(person, said, all.get("dateXml")));
    all.put("certificates", certificates(said.getOrDefault("serials", "")));
    return all;
  }

  /** Of the resident's own. */
  static String card(Person person) {
    return "CARD" + person.code().value();
  }

  private static String wrapped(String element, String text) {
    return text == null ? "" : "<" + element + ">" + text + "</" + element + ">";
  }

  private static String codeChange(Person person, Map<String, String> said, String since) {
    return said.containsKey("newCode")
        ? "<u:codeChange>"
            + wrapped("u:formerResidentCode", person.code().value())
            + wrapped("u:residentCodeUsedSince", since)
            + "</u:codeChange>"
        : "";
  }

  /**
   * A character that has no code point of its own, with its place and code, and maybe a picture.
   */
  private static String gaiji(Map<String, String> said) {
    if (!said.containsKey("gaiji")) {
      return "<t:gaijiCount>0</t:gaijiCount>";
    }
    String[] parts = said.get("gaiji").split("=", 2);
    return "<t:gaijiCount>1</t:gaijiCount><t:gaiji>"
        + wrapped("t:position", parts[0])
        + wrapped("t:unifiedCode", parts[1])
        + wrapped("t:image", said.get("gaijiImage"))
        + "</t:gaiji>";
  }

  /** Pairs of resident code and serial number. */
  private static String certificates(String serials) {
    return Arrays.stream(serials.split(" ", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split(":", 2))
        .map(
            pair ->
                "<c:certificate>"
                    + wrapped("c:residentCode", pair[0])
                    + wrapped("c:serialNumber", pair[1])
                    + "</c:certificate>")
        .collect(Collectors.joining());
  }

  private static String length(String text) {
    return String.valueOf(CardStories.seen(text));
  }

  private Draft draft(Event.Message message, Map<String, String> facts) {
    NodeId receiver = receiver(message.to(), facts.get("other"));
    Operation operation = message.operation();
    return new Draft(
        operation,
        receiver,
        operation.purpose(sut, receiver).orElseThrow(),
        filled(template(operation.name()), facts));
  }

  private NodeId receiver(Event.To to, String other) {
    return switch (to) {
      case PREFECTURE -> NodeId.prefecture(municipality());
      case NATIONAL -> NodeId.NATIONAL;
      case CARDS -> NodeId.CARD_MANAGEMENT;
      case SUPPLEMENT -> NodeId.supplementaryPrefecture(municipality());
      case GATEWAY -> NodeId.GATEWAY;
      case OTHER -> NodeId.municipality(LocalGovernmentCode.parse(other).orElseThrow());
    };
  }

  private LocalGovernmentCode municipality() {
    return sut.localGovernment().orElseThrow();
  }

  /** As the contract writes it. */
  static String date(String text) {
    if (text.equals("UNKNOWN")) {
      return "<t:form>F09</t:form>";
    }
    String[] parts = text.substring(1).split("-", -1);
    return String.format(
        Locale.ROOT,
        "<t:form>F00</t:form><t:era>%s</t:era><t:year>%d</t:year><t:month>%d</t:month><t:day>%d</t:day>",
        text.charAt(0),
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]));
  }

  static String filled(String template, Map<String, String> facts) {
    String text = template;
    for (var fact : facts.entrySet()) {
      text = text.replace("{" + fact.getKey() + "}", fact.getValue());
    }
    return text;
  }

  private static String template(String operation) {
    return TEMPLATES.computeIfAbsent(operation, name -> read("sent/" + name + ".xml"));
  }

  static String read(String name) {
    try (var in = Errands.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
