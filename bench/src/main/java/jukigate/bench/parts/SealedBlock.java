package jukigate.bench.parts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import org.w3c.dom.Element;

/** A block on its way from a CS to its prefecture, and back its acknowledgement. */
public final class SealedBlock {
  private static final Dispatch DISPATCH =
      new Dispatch("op-bench", "term-bench", Purpose.RECONCILIATION);
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Parties parties;
  private final Instant now;
  private final Block block;
  private final Element body;
  private final int records;
  private final Sealer sealer = new Sealer(Parties.PROFILE);

  /**
   * @param bytes about how large the body is
   */
  public SealedBlock(Parties parties, int bytes) {
    this.parties = parties;
    this.now = parties.clock().instant();
    this.block = new Block(now);
    this.records = block.records(bytes);
    this.body = block.body(records);
  }

  public int records() {
    return records;
  }

  Element body() {
    return body;
  }

  /** The bytes that are sent. */
  public Payload sealed() {
    return seal(request());
  }

  Payload seal(OutgoingMessage message) {
    return sealer.seal(message, parties.signing(message.addressing().from()));
  }

  public OutgoingMessage request() {
    return new OutgoingMessage(
        MessageKind.REQUEST,
        addressing(),
        Optional.of(DISPATCH),
        Validity.from(now, LIFE),
        body,
        Optional.empty());
  }

  /** The same, closed to everybody but the receiver. */
  OutgoingMessage encrypted() {
    return new OutgoingMessage(
        MessageKind.REQUEST,
        addressing(),
        Optional.of(DISPATCH),
        Validity.from(now, LIFE),
        body,
        Optional.of(parties.pki().encryptionCertificate(Work.PREFECTURE)));
  }

  private Addressing addressing() {
    return new Addressing(
        Work.PREFECTURE,
        Work.CITY,
        Block.OPERATION.requestAction(),
        MessageId.fresh(parties.random()),
        Optional.empty());
  }

  /** The bytes that answer it. */
  public Payload answer() {
    var addressing =
        new Addressing(
            Work.CITY,
            Work.PREFECTURE,
            Block.OPERATION.responseAction(),
            MessageId.fresh(parties.random()),
            Optional.of(MessageId.fresh(parties.random())));
    return seal(
        new OutgoingMessage(
            MessageKind.RESPONSE,
            addressing,
            Optional.empty(),
            Validity.from(now, LIFE),
            block.answer(),
            Optional.empty()));
  }
}
