package jukigate.simulators.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.residentcode.AssignResidentCodes;
import jukigate.contract.residentcode.AssignResidentCodesResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.CodeBody;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CodeRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * X12 at a municipal CS: its pool of 空きコード, from which newcomers without a 住民票コード and residents who
 * change theirs draw by chance (rule R14). When few are left it asks for more by itself.
 */
final class CodeDesk {
  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  CodeDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  /**
   * A code that was drawn.
   *
   * @param request id in the outbox, when the CS asked for more
   */
  record Drawn(ResidentCode code, Optional<Long> request) {
    /** What an event owes, and the request. */
    Entered with(Entered entered) {
      var all = new ArrayList<>(entered.notifications());
      request.ifPresent(all::add);
      return new Entered(all);
    }
  }

  CodePool pool(NodeTables tables) {
    var pool = tables.codePool();
    return new CodePool(pool.left(id), pool.drawn(id), pool.asked(id));
  }

  /** The counter is raised first, so that two who draw at once come to their turn. */
  Outcome<Drawn> draw(NodeTables tables, ControlItems.Request event) {
    tables.counters().next(id, "code-draw");
    return tables
        .codePool()
        .draw(id, office.random(), office.clock().instant())
        .map(code -> new Drawn(code, filled(tables, event)))
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.CODE_POOL_EMPTY, Rule.CODE_OF_POOL));
  }

  /**
   * Asks for more where few are left and none are on their way. Who comes at the same time waits
   * for the counter, and then sees that somebody has asked.
   */
  Optional<Long> filled(NodeTables tables, ControlItems.Request event) {
    tables.counters().next(id, "code-draw");
    var pool = pool(tables);
    if (!pool.isLow() || pool.asked() > 0) {
      return Optional.empty();
    }
    var request =
        new ControlItems.Request(
            outbox.requestNumber(tables), event.operatorId(), event.terminalId());
    return Optional.of(asked(tables, request, CodeRules.FULL - pool.left()));
  }

  /** 空きコードの請求 by an operator; never beyond what the national server would refuse. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.CodeOrder event) {
    var pool = pool(tables);
    return CodeRules.mayHave(pool.left() + pool.asked(), event.count())
        .map(count -> new Entered(List.of(asked(tables, event.header().request(), count))));
  }

  /**
   * 住民票コードの変更: the record goes on under a code of the pool, and what waits in the outbox under the
   * former code comes before it still.
   */
  Outcome<Entered> change(
      NodeTables tables, ResidentEvent.ResidentCodeChange event, EventEntry register) {
    return EventEntry.open(tables, id, event.residentCode())
        .then(kept -> notWaiting(tables, kept))
        .then(
            kept ->
                draw(tables, event.header().request())
                    .then(
                        drawn -> {
                          var recoded =
                              Records.recoded(kept.member(), drawn.code(), event.header().date());
                          retire(tables, kept, drawn.code());
                          return register
                              .change(kept, recoded, event.reason(), event.header())
                              .map(drawn::with);
                        }));
  }

  /** The codes have come. */
  Outcome<AssignResidentCodesResponse> received(Inbound inbound, AssignResidentCodes notice) {
    return CodeBody.read(notice)
        .then(
            assigned ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, assigned.requestNumber()),
                        notice,
                        AssignResidentCodesResponse.class,
                        tables -> taken(tables, inbound, assigned)));
  }

  private long asked(NodeTables tables, ControlItems.Request request, int count) {
    tables.codePool().ask(id, request.requestNumber(), count, office.clock().instant());
    return outbox.codeRequest(
        tables, new CodeBody.Asked(request.requestNumber(), outbox.code(), count), request);
  }

  /** 個人番号 that is still to come would come for the former code. */
  private Outcome<ResidentTable.Kept> notWaiting(NodeTables tables, ResidentTable.Kept kept) {
    var person = kept.member().record().person();
    if (person.individualNumber().isEmpty()) {
      return Outcome.refused(RefusalCode.NUMBER_MISSING, Rule.NUMBER_FIRST);
    }
    return tables.numberRequests().of(id, person.residentCode()).isEmpty()
        ? Outcome.passed(kept)
        : Outcome.refused(RefusalCode.RECORD_LOCKED, Rule.ONE_NUMBER);
  }

  private void retire(NodeTables tables, ResidentTable.Kept kept, ResidentCode next) {
    var former = Records.code(kept.member());
    tables.residents().retire(id, former, Records.updateNumber(kept.member()) + 1);
    tables.retiredCodes().add(id, former, office.clock().instant());
    tables.movingNotices().recode(id, former, next);
    tables.outbox().reorder(id, former.value(), next.value());
  }

  private Outcome<AssignResidentCodesResponse> taken(
      NodeTables tables, Inbound inbound, CodeBody.Assigned assigned) {
    tables.counters().next(id, "code-draw");
    var wanted =
        tables
            .codePool()
            .wanted(id, assigned.answered())
            .filter(count -> count == assigned.codes().size())
            .filter(count -> assigned.municipality().equals(outbox.code()));
    if (wanted.isEmpty()) {
      return Outcome.refused(RefusalCode.CODES_NOT_ASKED, Rule.CODES_ANSWER);
    }
    boolean unused =
        new HashSet<>(assigned.codes()).size() == assigned.codes().size()
            && assigned.codes().stream().noneMatch(code -> isKnown(tables, code));
    if (!unused) {
      return Outcome.refused(RefusalCode.CODE_TAKEN, Rule.ONE_CODE);
    }
    var now = office.clock().instant();
    assigned.codes().forEach(code -> tables.codePool().add(id, code, now));
    tables.codePool().answered(id, assigned.answered());
    var response = new AssignResidentCodesResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            id, assigned.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    return Outcome.passed(response);
  }

  private boolean isKnown(NodeTables tables, ResidentCode code) {
    return tables.codePool().knows(id, code)
        || tables.residents().find(id, code).isPresent()
        || tables.retiredCodes().contains(id, code);
  }
}
