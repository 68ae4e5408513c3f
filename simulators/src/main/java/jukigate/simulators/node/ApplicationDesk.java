package jukigate.simulators.node;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import jukigate.contract.cardapplication.Applicant;
import jukigate.contract.cardapplication.ProvideApplicantResponse;
import jukigate.contract.cardapplication.RequestCardApplication;
import jukigate.contract.cardapplication.RequestCardApplicationResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ApplicationId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.ApplicationBody;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.Reply;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.ApplicationReason;
import jukigate.simulators.rule.ApplicationRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.ApplicationTable;
import jukigate.simulators.store.NodeTables;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.ReceivedFault;

/**
 * X09: 交付申請書. The CS asks through its outbox and prints the answer ({@link PrintRoom}); the card
 * management system gives an id, and the four items that the national server has.
 */
final class ApplicationDesk {
  private static final Operation REQUEST = Operation.named("RequestCardApplication");
  private static final Operation PROVIDE = Operation.named("ProvideApplicant");

  /** What the national server refuses about the applicant, and not about the question. */
  private static final Set<RefusalCode> ABOUT_THE_APPLICANT =
      Set.of(
          RefusalCode.RESIDENT_UNKNOWN,
          RefusalCode.RECORD_CLOSED,
          RefusalCode.NOT_THE_MUNICIPALITY);

  private final NodeId id;
  private final Office office;

  ApplicationDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** At the CS: only for a resident of its own who has a number. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.CardApplication event) {
    var outbox = new CsOutbox(id, office);
    var request = event.header().request();
    return EventEntry.open(tables, id, event.residentCode())
        .then(EventEntry::numbered)
        .map(
            kept -> {
              var asked =
                  new ApplicationBody.Asked(
                      request.requestNumber(),
                      outbox.code(),
                      event.residentCode(),
                      kept.member().record().person().individualNumber().orElseThrow());
              var addressed = new CsOutbox.Addressed(NodeId.CARD_MANAGEMENT, REQUEST);
              var body = ApplicationBody.write(asked, event.reason());
              return new Entered(
                  List.of(outbox.inquiry(tables, addressed, request, Purpose.CARD, body)));
            });
  }

  /** At the card management system. */
  Outcome<RequestCardApplicationResponse> requested(
      Inbound inbound, RequestCardApplication request) {
    return ApplicationBody.read(request)
        .then(asked -> mayAsk(inbound, asked))
        .then(
            asked -> {
              var matter = new Once.Matter(inbound, asked.requestNumber());
              return new Once(office)
                  .earlier(matter, request, RequestCardApplicationResponse.class)
                  .orElseGet(
                      () ->
                          judged(request, asked)
                              .then(reason -> applicant(asked))
                              .then(found -> issued(matter, request, asked, found)));
            });
  }

  /** Nobody's data are asked for an application that is refused anyhow. */
  private Outcome<ApplicationReason> judged(
      RequestCardApplication request, ApplicationBody.Asked asked) {
    return office.store().change(tables -> judge(tables, request, asked));
  }

  private Outcome<ApplicationReason> judge(
      NodeTables tables, RequestCardApplication request, ApplicationBody.Asked asked) {
    return ApplicationRules.judge(
        tables.cards().ofHolder(id, asked.resident()), ApplicationBody.reason(request));
  }

  private static Outcome<ApplicationBody.Asked> mayAsk(
      Inbound inbound, ApplicationBody.Asked asked) {
    return inbound.sender().equals(NodeId.municipality(asked.municipality()))
        ? Outcome.passed(asked)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  /** Outside of any transaction: another node is asked. */
  private Outcome<Applicant> applicant(ApplicationBody.Asked asked) {
    String number =
        office
            .store()
            .change(
                tables ->
                    String.format(Locale.ROOT, "A-%08d", tables.counters().next(id, "applicant")));
    var question =
        new ApplicationBody.Asked(number, asked.municipality(), asked.resident(), asked.number());
    var dispatch = new Dispatch("system", id.value(), Purpose.CARD);
    var body = office.xml().element(ApplicationBody.ask(question));
    var reply = office.post().send(new Letter(id, NodeId.NATIONAL, PROVIDE, dispatch, body));
    return switch (reply) {
      case Outcome.Passed<Reply>(Reply.Answer answer) ->
          Outcome.passed(
              office.xml().read(answer.body(), ProvideApplicantResponse.class).getApplicant());
      case Outcome.Passed<Reply>(Reply.Fault fault) -> refused(asked, fault.fault());
      case Outcome.Refused<Reply>(Refusal refusal) -> unavailable(refusal.code().id());
    };
  }

  private static Outcome<Applicant> refused(ApplicationBody.Asked asked, ReceivedFault fault) {
    var code = RefusalCode.ofId(fault.refusalId()).filter(ABOUT_THE_APPLICANT::contains);
    if (code.isEmpty()) {
      return unavailable(fault.refusalId());
    }
    return code.get() == RefusalCode.NOT_THE_MUNICIPALITY
        ? Outcome.refused(code.get(), NodeId.municipality(asked.municipality()), Rule.OWN_RESIDENTS)
        : Outcome.refused(code.get(), Rule.APPLICANT);
  }

  private static Outcome<Applicant> unavailable(String why) {
    return Outcome.refused(RefusalCode.APPLICANT_UNAVAILABLE, why, Rule.APPLICANT);
  }

  private Outcome<RequestCardApplicationResponse> issued(
      Once.Matter matter,
      RequestCardApplication request,
      ApplicationBody.Asked asked,
      Applicant applicant) {
    return new Once(office)
        .apply(
            matter,
            request,
            RequestCardApplicationResponse.class,
            tables ->
                judge(tables, request, asked)
                    .map(reason -> issued(tables, matter.inbound(), asked, applicant)));
  }

  private RequestCardApplicationResponse issued(
      NodeTables tables, Inbound inbound, ApplicationBody.Asked asked, Applicant applicant) {
    var application =
        ApplicationId.of(asked.municipality(), tables.counters().next(id, "application"));
    var issued =
        new ApplicationTable.Issued(
            application, asked.resident(), asked.municipality(), asked.requestNumber());
    tables.applications().issued(id, issued, REQUEST.keep().until(inbound.receivedAt()));
    var response = new RequestCardApplicationResponse();
    response.setAcknowledgement(
        Acknowledgements.of(id, asked.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    response.setApplicationId(application.value());
    response.setApplicant(applicant);
    return response;
  }
}
