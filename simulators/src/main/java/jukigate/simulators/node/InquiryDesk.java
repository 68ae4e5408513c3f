package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jukigate.contract.cardapplication.ProvideApplicant;
import jukigate.contract.cardapplication.ProvideApplicantResponse;
import jukigate.contract.disclosure.DiscloseProvision;
import jukigate.contract.disclosure.DiscloseProvisionResponse;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.contract.identityverification.PresentedItems;
import jukigate.contract.identityverification.VerifyIdentity;
import jukigate.contract.identityverification.VerifyIdentityResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.ApplicationBody;
import jukigate.simulators.body.InquiryBody;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.Search;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;

/**
 * X02, X03, X09, X18 at a prefecture or the national server. Whatever is asked is recorded in the
 * transaction that answers it; a question that is refused is recorded too.
 */
public final class InquiryDesk {
  private static final int PAGE = 20;
  private static final int MOST_PROVISIONS = 1_000;

  private final NodeId id;
  private final Office office;

  InquiryDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X03. */
  public Outcome<InquireIdentityResponse> inquire(Inbound inbound, InquireIdentity request) {
    var key = request.getKey();
    var grant = grant(inbound, key.getIndividualNumber() != null);
    int first = request.getFirstHit() == null ? 1 : request.getFirstHit();
    return recorded(
        inbound,
        tables ->
            page(tables, request, first)
                .map(
                    page -> {
                      note(tables, inbound, page.records(), grant.items());
                      return InquiryBody.answer(page, grant);
                    }));
  }

  /** X02: the answer says yes or no, and nothing that was not presented. */
  public Outcome<VerifyIdentityResponse> verify(Inbound inbound, VerifyIdentity request) {
    PresentedItems presented = request.getPresented();
    var four = Optional.ofNullable(presented.getFourItems()).map(InquiryBody::read);
    if (presented.getResidentCode() == null && four.isEmpty()) {
      return recorded(
          inbound,
          tables -> Outcome.refused(RefusalCode.NOTHING_PRESENTED, Rule.VERIFICATION_MINIMUM));
    }
    return recorded(
        inbound,
        tables ->
            four.map(read -> read.map(Optional::of))
                .orElseGet(() -> Outcome.passed(Optional.empty()))
                .then(items -> verified(tables, inbound, presented, items)));
  }

  /** X09: the four items of an applicant, for the card management system. */
  public Outcome<ProvideApplicantResponse> applicant(Inbound inbound, ProvideApplicant request) {
    return recorded(
        inbound,
        tables ->
            ApplicationBody.read(request)
                .then(asked -> applicant(tables, asked))
                .map(
                    state -> {
                      note(tables, inbound, List.of(state), "氏名 生年月日 性別 住所");
                      return ApplicationBody.provided(state.current());
                    }));
  }

  /**
   * X18: a person's record and whom it was provided to, without this disclosure. Refused with
   * {@code JG-B09} in the name of another municipality.
   */
  public Outcome<DiscloseProvisionResponse> disclose(Inbound inbound, DiscloseProvision request) {
    return recorded(
        inbound,
        tables ->
            OutMigrationDesk.fromSender(inbound, request.getControl().getMunicipalityCode())
                .then(sender -> InquiryBody.residentCode(request.getResidentCode()))
                .map(
                    code -> {
                      var provisions = tables.provisions().of(id, code, MOST_PROVISIONS);
                      var record = found(tables, code);
                      note(tables, inbound, record.stream().toList(), "開示");
                      return InquiryBody.disclosed(record, provisions);
                    }));
  }

  private Outcome<VerifyIdentityResponse> verified(
      NodeTables tables, Inbound inbound, PresentedItems presented, Optional<Search> four) {
    return person(tables, presented, four)
        .map(
            found -> {
              var open = found.filter(IdentityState::isOpen);
              note(tables, inbound, open.stream().toList(), "本人確認");
              return InquiryBody.verified(open, four);
            });
  }

  private Outcome<IdentityState> applicant(NodeTables tables, ApplicationBody.Asked asked) {
    var state =
        found(tables, asked.resident())
            .filter(one -> one.current().individualNumber().equals(asked.number()));
    if (state.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.APPLICANT);
    }
    if (!state.get().isOpen()) {
      return Outcome.refused(RefusalCode.RECORD_CLOSED, Rule.APPLICANT);
    }
    return state.get().municipality().equals(asked.municipality())
        ? Outcome.passed(state.get())
        : Outcome.refused(
            RefusalCode.NOT_THE_MUNICIPALITY,
            NodeId.municipality(asked.municipality()),
            Rule.OWN_RESIDENTS);
  }

  /** By the code of the card; else the one person whom all four items mean. */
  private Outcome<Optional<IdentityState>> person(
      NodeTables tables, PresentedItems presented, Optional<Search> four) {
    if (presented.getResidentCode() != null) {
      return InquiryBody.residentCode(presented.getResidentCode()).map(code -> found(tables, code));
    }
    var hits = tables.identitySearch().find(id, four.orElseThrow(), 1, 2);
    return Outcome.passed(hits.size() == 1 ? found(tables, hits.getFirst()) : Optional.empty());
  }

  private Outcome<InquiryBody.Page> page(NodeTables tables, InquireIdentity request, int first) {
    var key = request.getKey();
    if (key.getSearch() != null) {
      return InquiryBody.read(key.getSearch())
          .then(Search::narrowEnough)
          .then(search -> searched(tables, search, first));
    }
    Outcome<Optional<IdentityState>> found =
        key.getResidentCode() != null
            ? InquiryBody.residentCode(key.getResidentCode()).map(code -> found(tables, code))
            : InquiryBody.individualNumber(key.getIndividualNumber())
                .map(number -> tables.identities().find(id, number).map(IdentityTable.Kept::state));
    return found.map(
        one ->
            new InquiryBody.Page(
                one.isPresent() ? 1 : 0, first, first == 1 ? one.stream().toList() : List.of()));
  }

  private Outcome<InquiryBody.Page> searched(NodeTables tables, Search search, int first) {
    int count = tables.identitySearch().count(id, search);
    if (count > Search.MOST_HITS) {
      return Outcome.refused(RefusalCode.TOO_MANY_HITS, Search.MOST_HITS, Rule.SEARCH_LIMIT);
    }
    var records =
        tables.identitySearch().find(id, search, first, PAGE).stream()
            .flatMap(code -> found(tables, code).stream())
            .toList();
    return Outcome.passed(new InquiryBody.Page(count, first, records));
  }

  private Optional<IdentityState> found(NodeTables tables, ResidentCode code) {
    return tables.identities().find(id, code).map(IdentityTable.Kept::state);
  }

  /** Rule J21: what an agency may not have. */
  private static InquiryBody.Grant grant(Inbound inbound, boolean askedByNumber) {
    boolean agency = inbound.sender().role() == NodeRole.AGENCY;
    return new InquiryBody.Grant(!agency, !agency || askedByNumber);
  }

  private void note(
      NodeTables tables, Inbound inbound, List<IdentityState> provided, String items) {
    var question = inbound.question();
    if (provided.isEmpty()) {
      tables.provisions().answered(question, Optional.empty(), items);
    }
    provided.forEach(
        state ->
            tables
                .provisions()
                .answered(question, Optional.of(state.current().residentCode()), items));
  }

  /** Questions that were refused here (R7). */
  public int refused() {
    return office.store().change(tables -> tables.provisions().refused(id));
  }

  private <T> Outcome<T> recorded(Inbound inbound, Function<NodeTables, Outcome<T>> work) {
    Outcome<T> outcome = office.store().transact(work);
    if (outcome instanceof Outcome.Refused<T>(Refusal refusal)) {
      office
          .store()
          .change(
              tables -> {
                tables.provisions().refused(inbound.question(), refusal.code());
                return refusal;
              });
    }
    return outcome;
  }
}
