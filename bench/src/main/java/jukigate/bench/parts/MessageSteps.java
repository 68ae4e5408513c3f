package jukigate.bench.parts;

import java.net.URL;
import java.util.Objects;
import javax.xml.validation.Schema;
import jukigate.bench.floor.SignedOctets;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.w3c.dom.Element;

/**
 * The steps that a message of one size goes through. Each begins with what the step before it made,
 * and throws where it is refused: a refusal is quick, and would be taken for a good figure.
 */
@State(Scope.Benchmark)
public class MessageSteps {
  private SealedBlock block;
  private Unsealer unsealer;
  private Schema schema;
  private DecryptionIdentity receiver;
  private Given given;

  private OutgoingMessage outgoing;
  private OutgoingMessage closed;
  private Payload sealed;
  private Envelope envelope;
  private UnsealedMessage encrypted;
  private SignedOctets octets;
  private byte[] signature;

  /** Makes what the steps begin with. */
  @Setup
  public void prepare(Given all) {
    Parties parties = all.parties();
    given = all;
    block = new SealedBlock(parties, Integer.parseInt(all.bytes));
    unsealer = new Unsealer(Parties.PROFILE, parties.trust());
    schema = SafeXml.schema(Operation.schemas().map(MessageSteps::document).toList());
    receiver = parties.pki().decryption(Work.PREFECTURE);
    outgoing = block.request();
    closed = block.encrypted();
    sealed = block.seal(outgoing);
    envelope = parsed(sealed).orThrow();
    encrypted = parsed(block.seal(closed)).then(this::unsealed).orThrow();
    octets = SignedOctets.of(envelope, parties.signing(Work.CITY));
    signature = octets.sign();
  }

  private static URL document(String path) {
    return Objects.requireNonNull(MessageSteps.class.getClassLoader().getResource(path), path);
  }

  private static Outcome<Envelope> parsed(Payload bytes) {
    return Envelope.parse(bytes, Direction.REQUEST, XmlLimits.DEFAULT);
  }

  private Outcome<UnsealedMessage> unsealed(Envelope parsed) {
    return unsealer.unseal(parsed, given.clock().instant());
  }

  /** Bytes to an envelope whose form is right. */
  @Benchmark
  public Envelope parse() {
    return parsed(sealed).orThrow();
  }

  /** An envelope to a message whose signature, signer and time are right. */
  @Benchmark
  public UnsealedMessage verify() {
    return unsealed(envelope).orThrow();
  }

  /** What nobody can leave out of that: digests and one verification over octets that are ready. */
  @Benchmark
  public void verifyFloor() {
    octets.verify(signature);
  }

  /** The body, by the contract of all services. */
  @Benchmark
  public Element validate() {
    return SafeXml.validate(schema, envelope.bodyChild()).orThrow();
  }

  /** A body to the bytes of a signed message. */
  @Benchmark
  public Payload seal() {
    return block.seal(outgoing);
  }

  /** What nobody can leave out of that: digests and one signature over octets that are ready. */
  @Benchmark
  public byte[] sealFloor() {
    return octets.sign();
  }

  /** The same with the body encrypted for its receiver. */
  @Benchmark
  public Payload sealEncrypted() {
    return block.seal(closed);
  }

  /** The encrypted body of a verified message to the element that was in it. */
  @Benchmark
  public Element open() {
    return encrypted.open(receiver).orThrow();
  }
}
