package jukigate.app.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.OfficerView;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.OperatorTable;
import jukigate.simulators.store.InMigrationTable;
import jukigate.simulators.store.OperatorActTable;
import jukigate.simulators.store.ResidentTable;
import jukigate.simulators.store.UnmaskingTable;

/**
 * Shows an officer the municipal CS of this process. Numbers are masked unless a reason is given.
 */
record CsClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served, InstantSource clock) {

  CsAnswer answer(CsQuestion question) {
    return switch (question.view()) {
      case RESIDENTS ->
          atEach(
              question,
              cs -> cs.residents(question.about()).stream().map(kept -> row(question, cs, kept)));
      case HISTORY -> atEach(question, cs -> history(question, cs));
      case INBOX ->
          atEach(question, cs -> cs.view().inbox().stream().map(one -> row(question, cs, one)));
      case APPROVALS ->
          atEach(question, cs -> cs.view().approvals().stream().map(one -> row(question, cs, one)));
      case MISSING ->
          atEach(
              question,
              cs -> cs.inMigrations().missing().stream().map(one -> row(question, cs, one)));
      case UNMASKED ->
          atEach(question, cs -> cs.view().unmaskings().stream().map(one -> row(cs, one)));
      case OPERATIONS ->
          atEach(
              question,
              cs -> cs.view().operations(question.limit()).stream().map(one -> row(cs, one)));
      case OPERATORS -> operators(question);
      case CALENDAR -> calendar(question);
    };
  }

  /** Numbers are on record before they are shown. */
  private CsAnswer atEach(
      CsQuestion question, Function<MunicipalNode, Stream<Map<String, String>>> rows) {
    List<Map<String, String>> shown = new ArrayList<>();
    List<DeskResult.Refused> refusals = new ArrayList<>();
    for (MunicipalNode cs : asked(question)) {
      switch (cs.view().look(question.operator(), question.act(), question.view().name())) {
        case Outcome.Passed<String> may ->
            recorded(question, cs, rows.apply(cs).limit(question.limit()).toList())
                .forEach(shown::add);
        case Outcome.Refused<String>(Refusal refusal) ->
            refusals.add(DeskResult.Refused.of(refusal));
      }
    }
    return new CsAnswer(shown.stream().limit(question.limit()).toList(), refusals);
  }

  private List<MunicipalNode> asked(CsQuestion question) {
    return nodes.stream()
        .flatMap(
            here ->
                served.stream()
                    .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
                    .filter(node -> isAsked(question, node))
                    .sorted()
                    .map(here::municipal))
        .toList();
  }

  private Stream<Map<String, String>> recorded(
      CsQuestion question, MunicipalNode cs, List<Map<String, String>> rows) {
    if (!question.masks()) {
      cs.view()
          .unmasked(
              new UnmaskingTable.Unmasking(
                  question.operator(),
                  question.reason(),
                  question.view().name(),
                  rows.size(),
                  clock.instant()));
    }
    return rows.stream();
  }

  /** The table in force, the row that decides first on top. */
  private CsAnswer operators(CsQuestion question) {
    return CsAnswer.of(
        nodes.stream()
            .flatMap(here -> here.operators().rows().stream())
            .limit(question.limit())
            .map(CsClerk::row)
            .toList());
  }

  private static Map<String, String> row(OperatorTable.Row rights) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("operator", rights.operator());
    row.put("node", rights.node());
    row.put(
        "acts",
        rights.acts().stream()
            .sorted(Comparator.naturalOrder())
            .map(Act::code)
            .collect(Collectors.joining(" ")));
    row.put("from", rights.from().map(LocalDate::toString).orElse(""));
    row.put("until", rights.until().map(LocalDate::toString).orElse(""));
    return row;
  }

  private CsAnswer calendar(CsQuestion question) {
    return CsAnswer.of(
        nodes.stream()
            .flatMap(here -> here.erasures().stream())
            .filter(entry -> isAsked(question, entry.node()))
            .limit(question.limit())
            .map(
                entry -> {
                  Map<String, String> row = row(entry.node());
                  row.put("eraseOn", entry.on().toString());
                  row.put("what", entry.kind().name());
                  row.put("records", Integer.toString(entry.count()));
                  return row;
                })
            .toList());
  }

  private static boolean isAsked(CsQuestion question, NodeId node) {
    return question.node().isEmpty() || node.value().equals(question.node());
  }

  private static Map<String, String> row(NodeId node) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("node", node.value());
    return row;
  }

  private static Stream<Map<String, String>> history(CsQuestion question, MunicipalNode cs) {
    return ResidentCode.parse(question.about()).stream()
        .flatMap(code -> cs.history(code).stream())
        .map(past -> row(cs, past));
  }

  private static Map<String, String> row(MunicipalNode cs, ResidentTable.Past past) {
    Map<String, String> row = row(cs.id());
    row.put("at", past.recordedAt().toString());
    row.put("lastEvent", past.reason());
    row.put("eventDate", past.date());
    row.put("updateNumber", Integer.toString(past.updateNumber()));
    row.put("number", past.requestNumber());
    return row;
  }

  private static Map<String, String> row(
      CsQuestion question, MunicipalNode cs, ResidentTable.Kept kept) {
    var record = kept.member().record();
    var person = record.person();
    Map<String, String> row = row(cs.id());
    row.put("residentCode", shown(question, person.residentCode()));
    row.put(
        "individualNumber",
        person
            .individualNumber()
            .map(IndividualNumber::value)
            .map(number -> question.masks() ? masked(number) : number)
            .orElse(""));
    row.put("name", person.name().kanji().value());
    row.put("birthDate", person.birthDate().text());
    row.put("sex", person.sex().code());
    row.put("status", record.control().status().name());
    row.put("copies", kept.copyRule().name());
    row.put("lastEvent", record.lastEvent().reason().code());
    row.put("updateNumber", Integer.toString(record.control().updateNumber()));
    return row;
  }

  private static Map<String, String> row(
      CsQuestion question, MunicipalNode cs, OfficerView.Paper paper) {
    Map<String, String> row = row(cs.id());
    row.put("kind", paper.kind().name());
    row.put("state", paper.state());
    row.put("other", paper.other().value());
    row.put("number", paper.number());
    row.put("at", paper.at().toString());
    row.put(
        "persons",
        paper.persons().stream()
            .map(person -> shown(question, person))
            .collect(Collectors.joining(" ")));
    return row;
  }

  private static Map<String, String> row(
      CsQuestion question, MunicipalNode cs, InMigrationTable.Awaited awaited) {
    Map<String, String> row = row(cs.id());
    row.put("residentCode", shown(question, awaited.person()));
    row.put("destination", awaited.planned().destination().value());
    row.put("plannedDate", awaited.planned().plannedDate().text());
    return row;
  }

  private static Map<String, String> row(MunicipalNode cs, UnmaskingTable.Unmasking look) {
    Map<String, String> row = row(cs.id());
    row.put("at", look.at().toString());
    row.put("operator", look.operatorId());
    row.put("reason", look.reason());
    row.put("what", look.shown());
    row.put("records", Integer.toString(look.rows()));
    return row;
  }

  private static Map<String, String> row(MunicipalNode cs, OperatorActTable.Entry entry) {
    Map<String, String> row = row(cs.id());
    row.put("at", entry.at().toString());
    row.put("operator", entry.operator().id());
    row.put("terminal", entry.operator().terminalId());
    row.put("act", entry.act().code());
    row.put("subject", entry.subject());
    row.put("refusal", entry.refusal().orElse(""));
    return row;
  }

  private static String shown(CsQuestion question, ResidentCode code) {
    return question.masks() ? masked(code.value()) : code.value();
  }

  private static String masked(String number) {
    return "*".repeat(number.length());
  }
}
