package jukigate.app.evidence;

import java.util.List;
import java.util.Optional;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;

/**
 * That the log under one signed head is the beginning of that under another, in values that go as
 * JSON.
 *
 * @param path hexadecimal, as RFC 6962 section 2.1.2 has it
 */
public record ContinuationProof(
    ExchangeProof.Head before, ExchangeProof.Head after, List<String> path) {

  /**
   * Empty when no head over so many leaves is here, or the first is the larger one.
   *
   * @param before leaves under the first head
   * @param after leaves under the second
   */
  public static Optional<ContinuationProof> of(SqlAuditLog log, long before, long after) {
    Optional<SignedCheckpoint> first = log.head(before);
    Optional<SignedCheckpoint> second = log.head(after);
    return first.isEmpty() || second.isEmpty()
        ? Optional.empty()
        : log.continuation(before, after)
            .map(
                path ->
                    new ContinuationProof(
                        ExchangeProof.Head.of(first.get(), ""),
                        ExchangeProof.Head.of(second.get(), ""),
                        path.stream().map(TreeHash::hex).toList()));
  }
}
