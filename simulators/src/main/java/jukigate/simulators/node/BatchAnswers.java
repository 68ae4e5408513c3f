package jukigate.simulators.node;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.contract.identityupdate.IdentityBatchEntry;
import jukigate.contract.identityupdate.IdentityBatchResult;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.domain.message.Operation;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.post.Answers;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/**
 * What a batch's answer does not call applied goes once more and alone, under its own 依頼管理番号: so a
 * gap is tried again until it closes, and a refusal stands in the outbox for the operator. It waits
 * for nothing, or a later update of the resident that is refused for the gap would be in its way.
 */
record BatchAnswers(BodyXml xml) {
  /** How it went, for the operator. */
  String take(NodeTables tables, OutboxEntry entry, UpdateIdentityBatchResponse answer) {
    var results = answer.getResult();
    Set<String> applied =
        results.stream()
            .filter(result -> !IdentityBody.isRefused(result))
            .map(IdentityBatchResult::getRequestNumber)
            .collect(Collectors.toSet());
    var open =
        xml.read(entry.body(), UpdateIdentityBatch.class).getEntry().stream()
            .filter(one -> !applied.contains(one.getControl().getRequestNumber()))
            .toList();
    open.forEach(one -> tables.outbox().add(alone(entry, one)));
    return open.isEmpty()
        ? Answers.ACKNOWLEDGED
        : String.format(
            Locale.ROOT,
            "acknowledged; %d of %d not applied and sent alone: %s",
            open.size(),
            open.size() + applied.size(),
            reasons(results));
  }

  private OutboxEntry alone(OutboxEntry batch, IdentityBatchEntry one) {
    return new OutboxEntry(
        batch.node(),
        batch.destination(),
        Operation.UPDATE_IDENTITY,
        one.getControl().getRequestNumber(),
        one.getControl().getRequestNumber(),
        batch.operator(),
        xml.bytes(IdentityBody.single(one)),
        batch.createdAt(),
        Optional.empty());
  }

  private static Map<String, Long> reasons(List<IdentityBatchResult> results) {
    return results.stream()
        .filter(IdentityBody::isRefused)
        .collect(Collectors.groupingBy(IdentityBatchResult::getRefusalId, Collectors.counting()));
  }
}
