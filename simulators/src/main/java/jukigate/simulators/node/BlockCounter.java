package jukigate.simulators.node;

import java.util.function.BiFunction;
import jukigate.contract.types.BlockAcknowledgement;
import jukigate.contract.types.BlockHeader;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.BlockDigest;
import jukigate.simulators.body.Blocks;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.IncomingStreams;
import jukigate.simulators.store.NodeTables;

/**
 * Takes the blocks of large streams, each once and in their order. A block that was taken is
 * acknowledged again and changes nothing; one that comes too early is answered with the number of
 * the block that is missing, so that the sender goes on from there.
 */
final class BlockCounter {
  private final Office office;

  BlockCounter(Office office) {
    this.office = office;
  }

  /** A block on the counter. */
  record Handed(Inbound inbound, String requestNumber, BlockHeader block) {
    boolean isLast() {
      return block.getNumber() == block.getTotal();
    }

    private IncomingStreams.Key key() {
      return new IncomingStreams.Key(
          inbound.node(), inbound.sender(), inbound.operation(), block.getStreamId());
    }
  }

  /**
   * Refused when the digest is not that of the content, or when the block contradicts what was
   * received of the stream.
   *
   * @param work takes the content, in the transaction that counts the block; its result is the last
   *     key of the block, or why it is refused
   */
  Outcome<BlockAcknowledgement> take(
      Handed handed, BiFunction<NodeTables, IncomingStreams.Received, Outcome<String>> work) {
    var block = handed.block();
    if (!BlockDigest.of(handed.inbound().body()).equals(block.getDigest())) {
      return Outcome.refused(RefusalCode.BLOCK_DIGEST_WRONG, block.getNumber(), Rule.BLOCKS);
    }
    return office.store().transact(tables -> counted(tables, handed, work));
  }

  private Outcome<BlockAcknowledgement> counted(
      NodeTables tables,
      Handed handed,
      BiFunction<NodeTables, IncomingStreams.Received, Outcome<String>> work) {
    var block = handed.block();
    var found = tables.incoming().find(handed.key());
    if (block.getNumber() > block.getTotal()
        || found.filter(stream -> stream.total() != block.getTotal()).isPresent()) {
      return contradiction(handed);
    }
    int expected = found.map(IncomingStreams.Received::next).orElse(1);
    if (block.getNumber() > expected) {
      return Outcome.passed(acknowledgement(handed, expected));
    }
    if (block.getNumber() < expected) {
      return tables
              .incoming()
              .digest(found.orElseThrow().id(), block.getNumber())
              .filter(block.getDigest()::equals)
              .isPresent()
          ? Outcome.passed(acknowledgement(handed, expected))
          : contradiction(handed);
    }
    var stream =
        found.orElseGet(
            () ->
                tables
                    .incoming()
                    .begin(handed.key(), block.getTotal(), handed.inbound().receivedAt()));
    return work.apply(tables, stream)
        .map(
            lastKey -> {
              tables.incoming().took(stream, block.getDigest(), lastKey);
              return acknowledgement(handed, expected + 1);
            });
  }

  private static <T> Outcome<T> contradiction(Handed handed) {
    return Outcome.refused(RefusalCode.BLOCK_CONTRADICTS, handed.block().getNumber(), Rule.BLOCKS);
  }

  private BlockAcknowledgement acknowledgement(Handed handed, int next) {
    var acknowledgement =
        Blocks.acknowledgement(
            handed.inbound().node(),
            handed.requestNumber(),
            handed.block(),
            office.clock().instant());
    acknowledgement.setNextBlock(next);
    return acknowledgement;
  }
}
