package jukigate.simulators.node;

import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.ContentDigest;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.Receipt;

/**
 * Applies a matter once. The matter is (sender, 依頼管理番号); what it said and what was answered is kept
 * in the transaction that applied it, so a repetition gets the same answer and changes nothing,
 * also when it arrives while the first is being applied. A refusal is not kept: the same matter may
 * be sent again when its cause is gone.
 */
final class Once {
  private final Office office;

  Once(Office office) {
    this.office = office;
  }

  /**
   * @param request the request's body, of a generated class
   * @param answer the class of the answer
   */
  <T> Outcome<T> apply(
      Matter matter, Object request, Class<T> answer, Function<NodeTables, Outcome<T>> work) {
    String hash = ContentDigest.of(office.xml().element(request));
    Outcome<T> outcome =
        office.store().transact(tables -> again(tables, matter, hash, answer, work));
    return outcome.isPassed() ? outcome : earlier(matter, hash, answer).orElse(outcome);
  }

  /** What was answered to the same matter before; empty when it is new. */
  <T> Optional<Outcome<T>> earlier(Matter matter, Object request, Class<T> answer) {
    return earlier(matter, ContentDigest.of(office.xml().element(request)), answer);
  }

  /** A matter of a sender. */
  record Matter(Inbound inbound, String requestNumber) {}

  /**
   * Asked after a refusal, too: what refused a copy may be what the first one has just made, and
   * then the answer to the first can be seen as well.
   */
  private <T> Optional<Outcome<T>> earlier(Matter matter, String hash, Class<T> answer) {
    return office.store().change(tables -> earlier(tables, matter, hash, answer));
  }

  private <T> Optional<Outcome<T>> earlier(
      NodeTables tables, Matter matter, String hash, Class<T> answer) {
    var inbound = matter.inbound();
    return tables
        .receipts()
        .find(inbound.node(), inbound.sender(), matter.requestNumber())
        .map(
            receipt ->
                receipt.contentHash().equals(hash)
                    ? Outcome.passed(office.xml().read(receipt.answer(), answer))
                    : Outcome.refused(RefusalCode.REQUEST_NUMBER_REUSED));
  }

  private <T> Outcome<T> again(
      NodeTables tables,
      Matter matter,
      String hash,
      Class<T> answer,
      Function<NodeTables, Outcome<T>> work) {
    Optional<Outcome<T>> earlier = earlier(tables, matter, hash, answer);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var inbound = matter.inbound();
    return work.apply(tables)
        .map(
            made -> {
              var receipt =
                  new Receipt(
                      hash,
                      office.xml().bytes(made),
                      inbound.receivedAt(),
                      office.retention().eraseAt(inbound.operation(), inbound.receivedAt()));
              tables
                  .receipts()
                  .add(inbound.node(), inbound.sender(), matter.requestNumber(), receipt);
              return made;
            });
  }
}
