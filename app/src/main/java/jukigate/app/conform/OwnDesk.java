package jukigate.app.conform;

import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.conformance.sut.Draft;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Told;
import jukigate.conformance.sut.Told.State;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.OfficerView;
import jukigate.simulators.node.QuestionCounter;
import jukigate.simulators.node.SearchCounter;
import jukigate.simulators.post.Reply;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.simulators.rule.Search;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/**
 * Does an errand at the counters of the CS of this project: an event is entered, a question asked,
 * a decision made.
 */
record OwnDesk(SimulatedNodes nodes, NodeId id, OwnEvents events) {
  private static final String OPERATOR = "op-counter";
  private static final String TERMINAL = "counter-01";

  /** What came of it. */
  sealed interface Done {
    /** The CS knows already how it went. */
    record Said(Told told) implements Done {}

    /** It has put messages into its outbox, or refused. */
    record Owes(Outcome<Entered> entered) implements Done {}
  }

  Done does(Errand errand) {
    var cs = nodes.municipal(id);
    return switch (errand.event()) {
      case CHECK_LINE -> said(nodes.line().check(id).refusal());
      case FETCH_LISTS -> said(refusal(nodes.line().fetch(id)));
      case SEARCH, SEARCH_NEAR -> searched(search(errand), 1);
      case VERIFY, DISCLOSURE -> asked(errand.first().orElseThrow());
      case REQUEST_CERTIFICATE ->
          new Done.Owes(
              Outcome.passed(cs.outMigration().ask(other(errand), errand.resident().code())));
      case ACCEPT_NOTICE, APPROVE_COPY ->
          new Done.Owes(
              cs.view()
                  .decide(
                      new OfficerView.Decision(
                          errand.facts().get("number"), Optional.empty(), true, OPERATOR)));
      default ->
          new Done.Owes(
              ResidentEventFile.read(
                      events.file(
                          errand,
                          "CONFORM-" + FreshId.of(RandomGenerator.getDefault()).substring(0, 20)))
                  .then(cs::enter));
    };
  }

  private static LocalGovernmentCode other(Errand errand) {
    return LocalGovernmentCode.parse(errand.facts().get("other")).orElseThrow();
  }

  /** As an operator does: on to the last hit. */
  private Done searched(Search search, int firstHit) {
    var found = nodes.municipal(id).searches().search(search, firstHit, OPERATOR, TERMINAL);
    return switch (found) {
      case Outcome.Passed<SearchCounter.Found>(SearchCounter.Found.Refused no) ->
          new Done.Said(new Told(State.REFUSED, no.fault().refusalId()));
      case Outcome.Passed<SearchCounter.Found>(SearchCounter.Found.There there)
          when !there.answer().getRecord().isEmpty()
              && firstHit + there.answer().getRecord().size() <= there.answer().getHitCount() ->
          searched(search, firstHit + there.answer().getRecord().size());
      default -> said(refusal(found));
    };
  }

  private static Search search(Errand errand) {
    var person = errand.resident();
    boolean near = errand.event() == Event.SEARCH_NEAR;
    return new Search(
        RegisterText.parseText(person.name()),
        near ? Optional.empty() : RegisterDate.parse(person.birthDate()),
        near ? RegisterText.parseText(person.address()) : Optional.empty(),
        Optional.empty());
  }

  private Done asked(Draft draft) {
    var body =
        SafeXml.parse(Payload.ofUtf8(draft.body()), XmlLimits.DEFAULT)
            .orThrow()
            .getDocumentElement();
    var question =
        new QuestionCounter.Question(draft.receiver(), draft.operation(), draft.purpose(), body);
    var reply = nodes.municipal(id).questions().ask(question, OPERATOR, TERMINAL);
    return reply instanceof Outcome.Passed<Reply>(Reply.Fault fault)
        ? new Done.Said(new Told(State.REFUSED, fault.fault().refusalId()))
        : said(refusal(reply));
  }

  private static Optional<Refusal> refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  private static Done said(Optional<Refusal> refusal) {
    return new Done.Said(
        refusal
            .map(
                why ->
                    new Told(
                        why.code() == RefusalCode.CRL_REFUSED ? State.REFUSED : State.WAITING,
                        why.code().id()))
            .orElseGet(() -> new Told(State.ACKNOWLEDGED, "")));
  }
}
