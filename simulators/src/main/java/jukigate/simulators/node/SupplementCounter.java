package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import jukigate.contract.supplementinquiry.InquireSupplement;
import jukigate.contract.supplementinquiry.InquireSupplementResponse;
import jukigate.contract.supplementinquiry.SupplementInquiryControl;
import jukigate.contract.supplementprovision.ProvideSupplement;
import jukigate.contract.supplementprovision.ProvideSupplementResponse;
import jukigate.contract.types.SupplementRecord;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.SupplementBody;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.Reply;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.wire.message.Dispatch;

/**
 * X15 at a prefecture, for its executing agencies: asks the supplementary servers, and joins 個人番号
 * from its own 本人確認情報 by 住民票コード where the number act allows it. The agency gets no 住民票コード.
 */
public final class SupplementCounter {
  private static final Operation INQUIRY = Operation.named("InquireSupplement");

  private final NodeId id;
  private final Office office;

  SupplementCounter(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** Every question is recorded, refused or not. */
  public Outcome<ProvideSupplementResponse> provide(Inbound inbound, ProvideSupplement request) {
    var found = granted(inbound, request).then(granted -> found(inbound, granted));
    return switch (found) {
      case Outcome.Passed<List<SupplementRecord>>(List<SupplementRecord> records) ->
          Outcome.passed(
              office.store().change(tables -> provided(tables, inbound, request, records)));
      case Outcome.Refused<List<SupplementRecord>>(Refusal refusal) -> {
        office
            .store()
            .change(
                tables -> {
                  tables.provisions().refused(inbound.question(), refusal.code());
                  return refusal;
                });
        yield Outcome.refused(refusal);
      }
    };
  }

  private static Outcome<ProvideSupplement> granted(Inbound inbound, ProvideSupplement request) {
    Purpose purpose = inbound.dispatch().purpose();
    return request.isIndividualNumberWanted() && purpose != Purpose.NUMBER_ACT
        ? Outcome.refused(RefusalCode.NUMBER_NOT_GRANTED, purpose.code(), Rule.NUMBER_JOIN)
        : Outcome.passed(request);
  }

  /** Whose domicile is in another prefecture is found at the national server. */
  private Outcome<List<SupplementRecord>> found(Inbound inbound, ProvideSupplement request) {
    var own = NodeId.supplementaryPrefecture(id.localGovernment().orElseThrow());
    return asked(own, inbound, request)
        .then(
            here ->
                here.isEmpty()
                    ? asked(NodeId.SUPPLEMENTARY_NATIONAL, inbound, request)
                    : Outcome.passed(here));
  }

  private Outcome<List<SupplementRecord>> asked(
      NodeId server, Inbound inbound, ProvideSupplement request) {
    var inquiry = new InquireSupplement();
    var control = new SupplementInquiryControl();
    control.setRequestNumber(request.getControl().getRequestNumber());
    inquiry.setControl(control);
    inquiry.setKey(request.getKey());
    var dispatch =
        new Dispatch(
            inbound.dispatch().operatorId(),
            inbound.dispatch().terminalId(),
            Purpose.EXECUTING_AGENCY);
    return office
        .post()
        .send(new Letter(id, server, INQUIRY, dispatch, office.xml().element(inquiry)))
        .then(
            reply ->
                switch (reply) {
                  case Reply.Answer answer ->
                      checked(
                          server,
                          office.xml().read(answer.body(), InquireSupplementResponse.class));
                  case Reply.Fault fault ->
                      Outcome.refused(
                          RefusalCode.ANSWER_REFUSED, server, fault.fault().refusalId());
                });
  }

  /** The server's records, if every 住民票コード can be one. */
  private static Outcome<List<SupplementRecord>> checked(
      NodeId server, InquireSupplementResponse answer) {
    return answer.getRecord().stream()
            .allMatch(record -> ResidentCode.parse(record.getResidentCode()).isPresent())
        ? Outcome.passed(answer.getRecord())
        : Outcome.refused(RefusalCode.ANSWER_REFUSED, server, "residentCode");
  }

  private ProvideSupplementResponse provided(
      NodeTables tables,
      Inbound inbound,
      ProvideSupplement request,
      List<SupplementRecord> records) {
    var response = new ProvideSupplementResponse();
    response.setHitCount((short) records.size());
    String items = "附票 氏名 生年月日 性別 住所" + (request.isIndividualNumberWanted() ? " 個人番号" : "");
    if (records.isEmpty()) {
      tables.provisions().answered(inbound.question(), Optional.empty(), items);
    }
    for (SupplementRecord record : records) {
      var code = new ResidentCode(record.getResidentCode());
      tables.provisions().answered(inbound.question(), Optional.of(code), items);
      var number =
          Optional.of(code)
              .filter(any -> request.isIndividualNumberWanted())
              .flatMap(known -> number(tables, known));
      response.getProvided().add(SupplementBody.provided(record, number));
    }
    return response;
  }

  private Optional<IndividualNumber> number(NodeTables tables, ResidentCode code) {
    return tables
        .identities()
        .find(id, code)
        .map(kept -> kept.state().current().individualNumber());
  }
}
