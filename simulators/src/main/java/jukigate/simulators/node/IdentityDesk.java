package jukigate.simulators.node;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jukigate.contract.identityupdate.IdentityBatchEntry;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.EventReason;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.rule.CodeRules;
import jukigate.simulators.rule.IdentityRules;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.ServerScope;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;

/** X01 as prefecture and national server have it in common: judge, keep, acknowledge. */
final class IdentityDesk {
  private final Office office;
  private final ServerScope scope;
  private final Once once;

  IdentityDesk(Office office, ServerScope scope) {
    this.office = office;
    this.scope = scope;
    this.once = new Once(office);
  }

  /**
   * @param mayAsk whether this sender may say this
   * @param onward what else belongs to the same transaction
   */
  Outcome<UpdateIdentityResponse> apply(
      Inbound inbound,
      UpdateIdentity request,
      Function<IdentityBody.Update, Outcome<IdentityBody.Update>> mayAsk,
      BiConsumer<NodeTables, IdentityBody.Update> onward) {
    return IdentityBody.read(request)
        .then(mayAsk)
        .then(
            update ->
                once.apply(
                    new Once.Matter(inbound, update.requestNumber()),
                    request,
                    UpdateIdentityResponse.class,
                    tables -> kept(tables, inbound, update, onward)));
  }

  /**
   * A batch: each entry as the update that it is, in order and in a transaction of its own, so that
   * a refused one stops no other and a repeated batch repeats what was said.
   *
   * @param single how this server takes one update
   */
  UpdateIdentityBatchResponse each(
      Inbound inbound,
      UpdateIdentityBatch batch,
      Function<UpdateIdentity, Outcome<UpdateIdentityResponse>> single) {
    var response = new UpdateIdentityBatchResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            inbound.node(),
            batch.getRequestNumber(),
            office.clock().instant(),
            OptionalInt.empty()));
    for (IdentityBatchEntry entry : batch.getEntry()) {
      String number = entry.getControl().getRequestNumber();
      response
          .getResult()
          .add(
              switch (single.apply(IdentityBody.single(entry))) {
                case Outcome.Passed<?> applied -> IdentityBody.applied(number);
                case Outcome.Refused<?> refused -> IdentityBody.refused(number, refused.refusal());
              });
    }
    return response;
  }

  private Outcome<UpdateIdentityResponse> kept(
      NodeTables tables,
      Inbound inbound,
      IdentityBody.Update said,
      BiConsumer<NodeTables, IdentityBody.Update> onward) {
    var update = said.update();
    var before = found(tables, inbound.node(), update);
    var origin =
        new IdentityTable.Origin(inbound.sender(), said.requestNumber(), inbound.receivedAt());
    return IdentityRules.apply(scope, before.map(IdentityTable.Kept::state), update)
        .then(after -> ownCode(tables, inbound.node(), before, after))
        .then(after -> ownNumber(tables, inbound.node(), before, after))
        .map(
            after -> {
              update.codeChange().ifPresent(change -> retire(tables, inbound.node(), change));
              before.ifPresentOrElse(
                  was ->
                      tables
                          .identities()
                          .change(inbound.node(), new IdentityTable.Kept(was.id(), after), origin),
                  () -> tables.identities().add(inbound.node(), after, origin));
              onward.accept(tables, said);
              return acknowledged(inbound, said);
            });
  }

  /** Nobody else in the country has or had the number; a prefecture cannot know. */
  private Outcome<IdentityState> ownNumber(
      NodeTables tables, NodeId node, Optional<IdentityTable.Kept> before, IdentityState after) {
    var number = after.current().individualNumber();
    boolean asBefore =
        before.filter(was -> was.state().current().individualNumber().equals(number)).isPresent();
    if (asBefore || !(scope instanceof ServerScope.National)) {
      return Outcome.passed(after);
    }
    long own = before.map(IdentityTable.Kept::id).orElse(-1L);
    boolean issuedToAnother =
        tables
            .issuedNumbers()
            .find(node, number)
            .filter(
                issued ->
                    after.entries().stream()
                        .noneMatch(
                            entry -> entry.record().residentCode().equals(issued.resident())))
            .isPresent();
    return issuedToAnother || tables.identities().everHad(node, number, own)
        ? Outcome.refused(RefusalCode.NUMBER_TAKEN, Rule.NUMBER_FIRST)
        : Outcome.passed(after);
  }

  private static Optional<IdentityTable.Kept> found(
      NodeTables tables, NodeId node, IdentityUpdate update) {
    var code = update.codeChange().map(CodeChange::former).orElse(update.record().residentCode());
    return tables.identities().find(node, code);
  }

  /**
   * Nobody else has or had the code, and at the national server it is one of the municipality's
   * own. Who moves in brings the code of another municipality.
   */
  private Outcome<IdentityState> ownCode(
      NodeTables tables, NodeId node, Optional<IdentityTable.Kept> before, IdentityState after) {
    var code = after.current().residentCode();
    boolean asBefore =
        before.filter(was -> was.state().current().residentCode().equals(code)).isPresent();
    if (asBefore) {
      return Outcome.passed(after);
    }
    boolean taken =
        tables.retiredCodes().contains(node, code)
            || (before.isPresent() && tables.identities().find(node, code).isPresent());
    if (taken) {
      return Outcome.refused(RefusalCode.CODE_TAKEN, Rule.ONE_CODE);
    }
    if (!(scope instanceof ServerScope.National)
        || after.current().reason() == EventReason.DOMESTIC_MOVE_IN) {
      return Outcome.passed(after);
    }
    return CodeRules.ownCode(after.last(), tables.assignedCodes().municipality(node, code))
        .map(
            own -> {
              tables.assignedCodes().used(node, code, office.clock().instant());
              return after;
            });
  }

  private void retire(NodeTables tables, NodeId node, CodeChange change) {
    tables.retiredCodes().add(node, change.former(), office.clock().instant());
  }

  private UpdateIdentityResponse acknowledged(Inbound inbound, IdentityBody.Update update) {
    var response = new UpdateIdentityResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            inbound.node(),
            update.requestNumber(),
            office.clock().instant(),
            OptionalInt.of(update.update().updateNumber())));
    return response;
  }
}
