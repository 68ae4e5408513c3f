package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jukigate.contract.disclosure.DiscloseSupplement;
import jukigate.contract.disclosure.DiscloseSupplementResponse;
import jukigate.contract.supplementinquiry.InquireSupplement;
import jukigate.contract.supplementinquiry.InquireSupplementResponse;
import jukigate.contract.types.IdentityKey;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.body.InquiryBody;
import jukigate.simulators.body.SupplementBody;
import jukigate.simulators.rule.SupplementState;
import jukigate.simulators.store.NodeTables;

/**
 * X15, X18 at a supplementary server. Whatever is asked is recorded in the transaction that answers
 * it, for each person of the answer; a question that is refused is recorded too.
 */
public final class SupplementInquiryDesk {
  private static final int MOST_PROVISIONS = 1_000;
  private static final String ALL_ITEMS = "住民票コード 氏名 振り仮名 生年月日 性別 住所 記載等の旨 年月日";

  private final NodeId id;
  private final Office office;

  SupplementInquiryDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X15. */
  public Outcome<InquireSupplementResponse> inquire(Inbound inbound, InquireSupplement request) {
    return recorded(
        inbound,
        tables ->
            found(tables, request.getKey())
                .map(
                    found -> {
                      note(tables, inbound, found, ALL_ITEMS);
                      return SupplementBody.answer(found);
                    }));
  }

  /**
   * X18: a person's record and whom it was provided to, without this disclosure. Refused with
   * {@code JG-B09} in the name of another municipality.
   */
  public Outcome<DiscloseSupplementResponse> disclose(Inbound inbound, DiscloseSupplement request) {
    return recorded(
        inbound,
        tables ->
            OutMigrationDesk.fromSender(inbound, request.getControl().getMunicipalityCode())
                .then(sender -> SupplementBody.code(request.getResidentCode()))
                .map(code -> disclosed(tables, inbound, code)));
  }

  private DiscloseSupplementResponse disclosed(
      NodeTables tables, Inbound inbound, ResidentCode code) {
    var provisions = tables.supplements().provisions(id, code, MOST_PROVISIONS);
    var record = tables.supplements().find(id, code);
    note(tables, inbound, record.stream().toList(), "開示");
    var answer = new DiscloseSupplementResponse();
    record.map(SupplementState::record).map(SupplementBody::write).ifPresent(answer::setRecord);
    provisions.stream().map(InquiryBody::provision).forEach(answer.getProvision()::add);
    return answer;
  }

  private Outcome<List<SupplementState>> found(NodeTables tables, IdentityKey key) {
    return key.getResidentCode() != null
        ? SupplementBody.code(key.getResidentCode())
            .map(code -> tables.supplements().find(id, code).stream().toList())
        : SupplementBody.four(key.getFourItems())
            .map(
                four ->
                    tables
                        .supplements()
                        .find(id, four.name(), four.birthDate(), four.sex(), four.address()));
  }

  private static void note(
      NodeTables tables, Inbound inbound, List<SupplementState> found, String items) {
    var question = inbound.question();
    if (found.isEmpty()) {
      tables.supplements().provided(question, Optional.empty(), items);
    }
    found.forEach(
        state ->
            tables
                .supplements()
                .provided(question, Optional.of(state.record().residentCode()), items));
  }

  private <T> Outcome<T> recorded(Inbound inbound, Function<NodeTables, Outcome<T>> work) {
    Outcome<T> outcome = office.store().transact(work);
    if (outcome instanceof Outcome.Refused<T>(Refusal refusal)) {
      office
          .store()
          .change(
              tables -> {
                tables.supplements().refused(inbound.question(), refusal.code());
                return refusal;
              });
    }
    return outcome;
  }

  /** Questions that were refused here. */
  public int refused() {
    return office.store().change(tables -> tables.supplements().refused(id));
  }
}
