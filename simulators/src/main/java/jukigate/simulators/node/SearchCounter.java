package jukigate.simulators.node;

import java.util.List;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.body.InquiryBody;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.Reply;
import jukigate.simulators.rule.InquiryRoute;
import jukigate.simulators.rule.Search;
import jukigate.simulators.rule.SearchKey;
import jukigate.simulators.store.ResidentTable;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.ReceivedFault;

/**
 * X03 at the counter of a municipality: its own register first, and no message where that will do.
 */
public final class SearchCounter {
  private static final Operation OPERATION = Operation.named("InquireIdentity");

  private final NodeId id;
  private final Office office;

  SearchCounter(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** What a search found, and where. */
  public sealed interface Found {
    /** In the own register. */
    record Here(List<ResidentTable.Kept> residents) implements Found {}

    /** At a server. */
    record There(NodeId server, InquireIdentityResponse answer) implements Found {}

    /** The server, or the gateway, said no. */
    record Refused(NodeId server, ReceivedFault fault) implements Found {}
  }

  /**
   * Refused when the operator may not or the search is too wide, before anybody is asked, or when
   * no answer came.
   *
   * @param firstHit from 1; a server answers with at most 20 hits from there on
   */
  public Outcome<Found> search(Search search, int firstHit, String operatorId, String terminalId) {
    var doing = new Guard.Doing(new Operator(operatorId, terminalId), Act.INQUIRE, "SEARCH");
    return new Guard(id, office)
        .allows(
            doing,
            () -> search.narrowEnough().then(narrow -> found(doing, new Asked(narrow, firstHit))));
  }

  private Outcome<Found> found(Guard.Doing doing, Asked asked) {
    NodeId server = InquiryRoute.of(id, asked.search());
    var operator = doing.operator();
    return server.equals(id)
        ? Outcome.passed(here(asked.search()))
        : there(server, asked, new Dispatch(operator.id(), operator.terminalId(), Purpose.INQUIRY));
  }

  private Found here(Search search) {
    String name = SearchKey.ofName(search.name().orElseThrow());
    return new Found.Here(
        office.store().change(tables -> tables.residents().all(id, Integer.MAX_VALUE)).stream()
            .filter(kept -> meets(kept, search, name))
            .toList());
  }

  private static boolean meets(ResidentTable.Kept kept, Search search, String name) {
    var record = kept.member().record();
    var person = record.person();
    return SearchKey.ofName(person.name().kanji()).equals(name)
        && search.birthDate().filter(date -> !date.equals(person.birthDate())).isEmpty()
        && search.sex().filter(sex -> sex != person.sex()).isEmpty()
        && search
            .address()
            .map(SearchKey::ofAddress)
            .filter(key -> !key.equals(SearchKey.ofAddress(record.residence().address())))
            .isEmpty();
  }

  private record Asked(Search search, int firstHit) {}

  private Outcome<Found> there(NodeId server, Asked asked, Dispatch dispatch) {
    String number = office.store().change(new CsOutbox(id, office)::requestNumber);
    var body = office.xml().element(InquiryBody.write(number, asked.search(), asked.firstHit()));
    return office
        .post()
        .send(new Letter(id, server, OPERATION, dispatch, body))
        .map(reply -> found(server, reply));
  }

  private Found found(NodeId server, Reply reply) {
    return switch (reply) {
      case Reply.Answer answer ->
          new Found.There(server, office.xml().read(answer.body(), InquireIdentityResponse.class));
      case Reply.Fault fault -> new Found.Refused(server, fault.fault());
    };
  }
}
