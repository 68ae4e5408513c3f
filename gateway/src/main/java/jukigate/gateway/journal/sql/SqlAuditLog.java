package jukigate.gateway.journal.sql;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.audit.Frontier;
import jukigate.gateway.audit.Leaf;
import jukigate.gateway.audit.LeafHashes;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.key.SigningIdentity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The tree of the audit log in the database of the journal. */
public final class SqlAuditLog {
  /** Leaves that one checkpoint takes in at most: what is held in memory and locked at a time. */
  private static final int AT_A_TIME = 5_000;

  static final String CHECKPOINTS =
      "SELECT tree_size, root, made_at, signature, certificate FROM audit_checkpoint";

  /** By a maximum, which the index knows: an order by descending size would sort all heads. */
  static final String NEWEST = " WHERE tree_size = (SELECT MAX(tree_size) FROM audit_checkpoint)";

  private final Jdbi jdbi;
  private final PayloadKeys keys;

  SqlAuditLog(Jdbi jdbi, PayloadKeys keys) {
    this.jdbi = jdbi;
    this.keys = keys;
  }

  /** The time stamps over its heads. */
  public SqlStamps stamps() {
    return new SqlStamps(jdbi);
  }

  /** Erases messages whose period is over. */
  public SqlErasure erasure() {
    return new SqlErasure(jdbi);
  }

  /** Puts an administrative act on record; durable when it returns. */
  public void act(AuditEntry act) {
    jdbi.useTransaction(handle -> Leaves.append(handle, 0, act));
  }

  /** Makes the time stamp over a head; empty when none is due. */
  @FunctionalInterface
  public interface Stamping {
    Optional<byte[]> token(SignedCheckpoint head);
  }

  /** The same at one time, without time stamps. */
  public Optional<SignedCheckpoint> seal(SigningIdentity signer, Instant now) {
    return seal(signer, InstantSource.fixed(now), head -> Optional.empty());
  }

  /**
   * Gives every leaf that waits for it its place, and signs the new head. Of gateways on one
   * database one does so at a time. A head is stamped before the next one can be made, so that the
   * time lies between the two.
   *
   * @param clock asked when it is this gateway's turn
   * @return the newest head; empty when no leaf waited
   */
  public Optional<SignedCheckpoint> seal(
      SigningIdentity signer, InstantSource clock, Stamping stamping) {
    Batch batch = sealSome(signer, clock, stamping);
    Optional<SignedCheckpoint> newest = batch.head();
    while (batch.leaves() == AT_A_TIME) {
      batch = sealSome(signer, clock, stamping);
      newest = batch.leaves() > 0 ? batch.head() : newest;
    }
    return newest;
  }

  /** The signed heads, the smallest first. */
  public List<SignedCheckpoint> checkpoints() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CHECKPOINTS + " ORDER BY tree_size")
                .map(SqlAuditLog::checkpoint)
                .list());
  }

  /**
   * Signed heads, the largest first.
   *
   * @param below only of smaller trees
   * @param most 1 or more
   */
  public List<SignedCheckpoint> heads(long below, int most) {
    return jdbi.withHandle(
        handle -> {
          List<Long> sizes = sizes(handle, below, most);
          return sizes.isEmpty() ? List.of() : between(handle, sizes.getLast(), sizes.getFirst());
        });
  }

  /** From the index alone; with all columns Derby would sort the table. */
  private static List<Long> sizes(Handle handle, long below, int most) {
    return handle
        .createQuery(
            "SELECT tree_size FROM audit_checkpoint"
                + " --DERBY-PROPERTIES index=AUDIT_CHECKPOINT_NEWEST\n WHERE tree_size < ?"
                + " ORDER BY tree_size DESC FETCH FIRST ? ROWS ONLY")
        .bind(0, below)
        .bind(1, most)
        .mapTo(Long.class)
        .list();
  }

  private static List<SignedCheckpoint> between(Handle handle, long smallest, long largest) {
    return handle
        .createQuery(CHECKPOINTS + " WHERE tree_size BETWEEN ? AND ? ORDER BY tree_size DESC")
        .bind(0, smallest)
        .bind(1, largest)
        .map(SqlAuditLog::checkpoint)
        .list();
  }

  /** The signed head over so many leaves. */
  public Optional<SignedCheckpoint> head(long size) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CHECKPOINTS + " WHERE tree_size = ?")
                .bind(0, size)
                .map(SqlAuditLog::checkpoint)
                .findFirst());
  }

  /**
   * That the tree of {@code after} leaves continues the one of {@code before}.
   *
   * @return empty when no head over {@code before} leaves is here, or it is the larger one
   */
  public Optional<List<TreeHash>> continuation(long before, long after) {
    return new SqlWitnesses(jdbi).proof(before, after);
  }

  /** Leaves that no head covers yet. */
  public long pending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE tree_index IS NULL")
                .mapTo(Long.class)
                .one());
  }

  /**
   * An administrative act on record.
   *
   * @param number grows with each leaf; for the next page
   * @param index its place in the tree; empty while no head covers it
   */
  public record Act(long number, OptionalLong index, AuditEntry entry) {}

  /**
   * Administrative acts, the newest first.
   *
   * @param below only with smaller numbers
   * @param act what was done, as it is recorded; empty for all
   * @param most 1 or more
   */
  public List<Act> acts(long below, String act, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, tree_index, content FROM audit_leaf"
                        + " --DERBY-PROPERTIES index=AUDIT_LEAF_EXCHANGE\n WHERE exchange_id = 0"
                        + " AND id < :below AND content LIKE :kind ORDER BY exchange_id, id DESC"
                        + " FETCH FIRST :most ROWS ONLY")
                .bind("below", below)
                .bind("kind", act.isEmpty() ? "ACT %" : "ACT act=" + act + " %")
                .bind("most", most)
                .map(SqlAuditLog::act)
                .list());
  }

  private static Act act(RowView row) {
    Long index = row.getColumn("tree_index", Long.class);
    return new Act(
        row.getColumn("id", Long.class),
        index == null ? OptionalLong.empty() : OptionalLong.of(index),
        AuditEntry.of(row.getColumn("content", String.class)));
  }

  /** The newest head. */
  public Optional<SignedCheckpoint> newest() {
    return new SqlWitnesses(jdbi).newest();
  }

  /** The number of leaves under the newest head; 0 when there is none. */
  public long size() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COALESCE(MAX(tree_size), 0) FROM audit_checkpoint")
                .mapTo(Long.class)
                .one());
  }

  /** The root of the head over so many leaves, if one was signed. */
  public Optional<TreeHash> root(long size) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT root FROM audit_checkpoint WHERE tree_size = ?")
                .bind(0, size)
                .mapTo(String.class)
                .findFirst()
                .map(SqlAuditLog::hash));
  }

  /** The hashes of all leaves that have their place. */
  public LeafHashes hashes() {
    var hashes = new LeafHashes();
    jdbi.useTransaction(
        handle -> {
          try (var contents =
              handle
                  .createQuery(
                      "SELECT content FROM audit_leaf WHERE tree_index IS NOT NULL"
                          + " ORDER BY tree_index")
                  .mapTo(String.class)
                  .stream()) {
            contents.map(AuditEntry::hash).forEach(hashes::add);
          }
        });
    return hashes;
  }

  /** A leaf that has its place. */
  public record Placed(long index, String content) {}

  /** The leaves that tell of an exchange, in their order. */
  public List<Placed> of(long exchange) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT tree_index, content FROM audit_leaf WHERE exchange_id = ?"
                        + " AND tree_index IS NOT NULL ORDER BY tree_index")
                .bind(0, exchange)
                .map(
                    row ->
                        new Placed(
                            row.getColumn("tree_index", Long.class),
                            row.getColumn("content", String.class)))
                .list());
  }

  /**
   * Goes through all of it; needs no leaf in memory.
   *
   * @param anchors checkpoints that are kept elsewhere
   * @param mine whether a certificate is one of the gateway's
   * @param messages whether the bytes of all messages are hashed again, too
   */
  public AuditReport verify(
      List<Anchor> anchors, Predicate<X509Certificate> mine, boolean messages) {
    return new SqlVerification(jdbi, mine, keys).report(anchors, messages);
  }

  private record Pending(long id, long exchange, String content) {}

  /** Leaves that got their place together, and the head over them. */
  private record Batch(Optional<SignedCheckpoint> head, int leaves) {
    static final Batch NONE = new Batch(Optional.empty(), 0);
  }

  private Batch sealSome(SigningIdentity signer, InstantSource clock, Stamping stamping) {
    if (!isAnythingPending()) {
      return Batch.NONE; // most of a quiet night: the turn, a change, is not taken
    }
    return jdbi.inTransaction(
        handle -> {
          Turn.take(handle);
          List<Pending> some = pending(handle);
          if (some.isEmpty()) {
            return Batch.NONE; // another gateway had the turn before
          }
          var head = head(handle);
          TreeHash chain = place(handle, head, some);
          var tree = new Proofs.Tree(head.frontier().size(), head.frontier().root());
          var checkpoint = new Checkpoint(signer.node().value(), tree, clock.instant().toString());
          var signed = SignedCheckpoint.sign(checkpoint, signer);
          keep(handle, signed, new Head(head.frontier(), chain));
          stamping.token(signed).ifPresent(token -> SqlStamps.keep(handle, tree.size(), token));
          return new Batch(Optional.of(signed), some.size());
        });
  }

  private boolean isAnythingPending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM audit_leaf WHERE tree_index IS NULL FETCH FIRST 1 ROWS ONLY")
                .mapTo(Long.class)
                .findOne()
                .isPresent());
  }

  private static List<Pending> pending(Handle handle) {
    return handle
        .createQuery(
            "SELECT id, exchange_id, content FROM audit_leaf WHERE tree_index IS NULL"
                + " ORDER BY id FETCH FIRST "
                + AT_A_TIME
                + " ROWS ONLY")
        .map(
            row ->
                new Pending(
                    row.getColumn("id", Long.class),
                    row.getColumn("exchange_id", Long.class),
                    row.getColumn("content", String.class)))
        .list();
  }

  /** The right edge of the tree at a checkpoint. */
  record Head(Frontier frontier, TreeHash chain) {}

  static Head head(Handle handle) {
    return handle
        .createQuery("SELECT tree_size, chain, frontier FROM audit_checkpoint" + NEWEST)
        .map(
            row ->
                new Head(
                    Frontier.of(
                        row.getColumn("tree_size", Long.class),
                        Arrays.stream(row.getColumn("frontier", String.class).split(" ", -1))
                            .map(SqlAuditLog::hash)
                            .toList()),
                    hash(row.getColumn("chain", String.class))))
        .findFirst()
        .orElseGet(() -> new Head(new Frontier(), Leaf.START));
  }

  /** Appends to the frontier of the head; returns the chain value of the last leaf. */
  private static TreeHash place(Handle handle, Head head, List<Pending> some) {
    var updates =
        handle.prepareBatch("UPDATE audit_leaf SET tree_index = ?, chain = ? WHERE id = ?");
    TreeHash chain = head.chain();
    for (Pending leaf : some) {
      TreeHash hash = AuditEntry.hash(leaf.content());
      chain = Leaf.chain(chain, hash);
      updates.add(head.frontier().size(), chain.hex(), leaf.id());
      head.frontier().append(hash);
    }
    updates.execute();
    return chain;
  }

  private static void keep(Handle handle, SignedCheckpoint signed, Head head) {
    var tree = signed.checkpoint().tree();
    handle.execute(
        "INSERT INTO audit_checkpoint (tree_size, root, made_at, chain, frontier, signature,"
            + " certificate) VALUES (?, ?, ?, ?, ?, ?, ?)",
        tree.size(),
        tree.root().hex(),
        signed.checkpoint().at(),
        head.chain().hex(),
        head.frontier().subtrees().stream().map(TreeHash::hex).collect(Collectors.joining(" ")),
        signed.signature(),
        signed.certificate());
  }

  static SignedCheckpoint checkpoint(RowView row) {
    var tree =
        new Proofs.Tree(
            row.getColumn("tree_size", Long.class), hash(row.getColumn("root", String.class)));
    return new SignedCheckpoint(
        new Checkpoint(NodeId.GATEWAY.value(), tree, row.getColumn("made_at", String.class)),
        row.getColumn("signature", String.class),
        row.getColumn("certificate", String.class));
  }

  /** What is no hash becomes one that fits nowhere. */
  static TreeHash hash(String hex) {
    return TreeHash.ofHex(hex.strip()).orElseGet(TreeHash::empty);
  }
}
