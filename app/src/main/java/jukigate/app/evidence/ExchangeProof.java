package jukigate.app.evidence;

import java.util.List;
import java.util.Optional;
import jukigate.gateway.audit.LeafHashes;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;

/** That the leaves of an exchange are in a signed tree, in values that go as JSON. */
public record ExchangeProof(String correlationId, long size, Head head, List<Leaf> leaves) {
  /**
   * A signed head.
   *
   * @param text what is signed
   * @param signature Base64
   * @param certificate Base64 of the signer's, in DER
   * @param stamp Base64 of an RFC 3161 token over the text, or empty
   */
  public record Head(String text, String signature, String certificate, String stamp) {
    /**
     * @param stamp Base64, or empty
     */
    public static Head of(SignedCheckpoint signed, String stamp) {
      return new Head(signed.checkpoint().text(), signed.signature(), signed.certificate(), stamp);
    }
  }

  /**
   * A leaf and its way to the root, as RFC 6962 section 2.1.1 has it.
   *
   * @param content what is hashed, in UTF-8 behind a zero byte
   * @param path hexadecimal, from the bottom
   */
  public record Leaf(long index, String content, List<String> path) {}

  /** Empty when there is no such exchange, or no signed head over it yet. */
  public static Optional<ExchangeProof> of(
      SqlAuditLog log, JournalReader journal, String correlationId) {
    Optional<RecordedExchange> exchange = journal.byCorrelationId(correlationId);
    List<SqlAuditLog.Placed> leaves =
        exchange.map(found -> log.of(found.number().value())).orElse(List.of());
    return leaves.isEmpty()
        ? Optional.empty()
        : over(log, leaves).map(top -> of(log, correlationId, leaves, top));
  }

  /** A head over the leaves. */
  private record Top(long size, Head told) {}

  private static ExchangeProof of(
      SqlAuditLog log, String correlationId, List<SqlAuditLog.Placed> leaves, Top top) {
    LeafHashes hashes = log.hashes();
    var proven =
        leaves.stream()
            .filter(leaf -> leaf.index() < top.size())
            .map(leaf -> leaf(hashes, leaf, Math.toIntExact(top.size())))
            .toList();
    return new ExchangeProof(correlationId, top.size(), top.told(), proven);
  }

  /** The newest that was stamped, if it is over all of them; else the newest. */
  private static Optional<Top> over(SqlAuditLog log, List<SqlAuditLog.Placed> leaves) {
    return log.stamps()
        .newest()
        .filter(stamped -> leaves.stream().allMatch(leaf -> leaf.index() < size(stamped.head())))
        .map(stamped -> new Top(size(stamped.head()), Head.of(stamped.head(), stamped.token())))
        .or(() -> log.newest().map(head -> new Top(size(head), Head.of(head, ""))));
  }

  private static long size(SignedCheckpoint head) {
    return head.checkpoint().tree().size();
  }

  private static Leaf leaf(LeafHashes hashes, SqlAuditLog.Placed leaf, int size) {
    var path = hashes.inclusion(Math.toIntExact(leaf.index()), size);
    return new Leaf(leaf.index(), leaf.content(), path.stream().map(TreeHash::hex).toList());
  }
}
