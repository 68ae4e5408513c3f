package jukigate.simulators.medium;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.medium.MediumContent;
import jukigate.keystores.medium.MediumManifest;
import jukigate.keystores.medium.MediumSeal;
import jukigate.simulators.node.Guard;
import jukigate.simulators.node.Nodes;
import jukigate.simulators.node.Office;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.post.BodyDocument;
import jukigate.simulators.store.MediumTable;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;
import jukigate.wire.trust.CertificateUsage;

/**
 * 代表端末: exports media of a node and imports those of others. Each is recorded with operator,
 * terminal and reason; an import also when it is refused.
 *
 * <p>An export is recorded as begun, then the file appears whole, then it is recorded as done. A
 * kill in between leaves a record that says begun, with or without the file: never a medium that
 * nobody has recorded, and no record that says done without a file. An import is recorded as begun,
 * then its blocks are taken, each in its own transaction and once, then it is recorded as done. A
 * kill in between leaves some blocks taken; the same medium can be imported again, and the desk
 * acknowledges what it has.
 */
public final class MediumDesk {
  /** How long a medium may be under way. */
  private static final Duration LIFE = Duration.ofDays(30);

  private static final int LONGEST_REASON = 200;

  private final Office office;
  private final Nodes nodes;
  private final MediumReading reading;
  private final MediumSeal seal;

  /**
   * @param schema of all bodies
   */
  public MediumDesk(Office office, Nodes nodes, Schema schema, SecureRandom random) {
    this.office = office;
    this.nodes = nodes;
    this.reading = new MediumReading(office, nodes, schema);
    this.seal = new MediumSeal(random);
  }

  /**
   * What is to be exported.
   *
   * @param bulk 依頼管理番号 of the provision
   * @param to needed only where several agencies chose the same number
   * @param out where the medium is mounted; nothing may be there
   */
  public record Export(String bulk, Optional<NodeId> to, Path out) {}

  /**
   * Writes what waits under a number as a new medium. It can be exported again, under another
   * 媒体管理番号, as long as it waits.
   *
   * @return refused with USAGE (operator, terminal or reason), by the rights of the operator,
   *     BULK_NOT_THERE, ROUTE_FORBIDDEN and PURPOSE_FORBIDDEN, FILE_EXISTS, DISK_FULL,
   *     MEDIUM_UNREADABLE when it is too large for one medium, and what is wrong with the
   *     receiver's certificate
   */
  public Outcome<MediumTable.Entry> export(MediumTable.Act act, Export export) {
    return checked(act).then(ok -> allowed(act, export.bulk(), () -> exported(act, export)));
  }

  private Outcome<MediumTable.Entry> exported(MediumTable.Act act, Export export) {
    return MediumFile.free(export.out())
        .then(free -> Waiting.at(nodes, act.node(), export.bulk(), export.to()))
        .then(waiting -> permitted(act.node(), waiting))
        .then(waiting -> made(act, waiting))
        .then(made -> written(act, made, export.out()));
  }

  /**
   * Imports a medium: all checks first, then block for block to the desk of the line.
   *
   * @return refused with USAGE, by the rights of the operator and with FILE_UNREADABLE, then no
   *     medium is recorded; with each JG-M, with ROUTE_FORBIDDEN and PURPOSE_FORBIDDEN, and with
   *     what the desk refuses
   */
  public Outcome<MediumTable.Entry> take(MediumTable.Act act, Path file) {
    return checked(act)
        .then(ok -> allowed(act, "IMPORT", () -> reading.take(act, file)))
        .map(
            id -> {
              office.wake().now();
              return entry(act.node(), id);
            });
  }

  /** Every export and import of a node that is kept, oldest first. */
  public List<MediumTable.Entry> records(NodeId node) {
    return office.store().change(tables -> tables.media().of(node));
  }

  private <T> Outcome<T> allowed(MediumTable.Act act, String subject, Supplier<Outcome<T>> doing) {
    var operator = new Operator(act.operatorId(), act.terminalId());
    return new Guard(act.node(), office)
        .allows(new Guard.Doing(operator, Act.MEDIUM, subject), doing);
  }

  private static Outcome<MediumTable.Act> checked(MediumTable.Act act) {
    if (!Dispatch.isId(act.operatorId()) || !Dispatch.isId(act.terminalId())) {
      return Outcome.refused(RefusalCode.USAGE, "operator, terminal: 1 to 32 of A-Z a-z 0-9 . _ -");
    }
    String reason = act.reason();
    boolean good =
        !reason.isBlank()
            && reason.length() <= LONGEST_REASON
            && reason.codePoints().noneMatch(Character::isISOControl);
    return good
        ? Outcome.passed(act)
        : Outcome.refused(RefusalCode.USAGE, "reason: 1 to " + LONGEST_REASON + " characters");
  }

  private static Outcome<Waiting> permitted(NodeId node, Waiting waiting) {
    var key = waiting.run().key();
    var purpose = waiting.run().order().operator().purpose();
    return waiting.operation().permits(node, key.peer(), purpose).map(allowed -> waiting);
  }

  private record Made(MediumManifest manifest, Payload file, int records) {}

  private Outcome<Made> made(MediumTable.Act act, Waiting waiting) {
    NodeId peer = waiting.run().key().peer();
    var certificate = office.keys().encryptionCertificate(peer);
    if (certificate.isEmpty()) {
      return Outcome.refused(RefusalCode.RECEIVER_UNKNOWN, peer);
    }
    var manifest = manifest(act, waiting);
    var records = new AtomicInteger();
    var content = new MediumContent(manifest, () -> blocks(waiting, records));
    try {
      return office
          .trust()
          .verify(List.of(certificate.get()), CertificateUsage.MESSAGE_ENCRYPTION)
          .then(
              node ->
                  node.equals(peer)
                      ? seal.seal(content, office.keys().signing(act.node()), certificate.get())
                      : Outcome.refused(RefusalCode.RECEIVER_UNKNOWN, peer))
          .map(file -> new Made(manifest, file, records.get()));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private MediumManifest manifest(MediumTable.Act act, Waiting waiting) {
    var key = waiting.run().key();
    var asked = waiting.run().order().operator();
    long count = office.store().change(tables -> tables.counters().next(key.node(), "medium"));
    String number = String.format(Locale.ROOT, "M-%s-%06d", key.node(), count);
    var dispatch =
        switch (waiting.kind()) {
          case CONDITIONS -> new Dispatch(asked.operatorId(), asked.terminalId(), asked.purpose());
          case RESULT -> new Dispatch(act.operatorId(), act.terminalId(), asked.purpose());
        };
    return new MediumManifest(
        new MediumManifest.Label(number, key.node(), key.peer()),
        new MediumManifest.Errand(waiting.kind(), waiting.operation(), key.bulk(), dispatch),
        Validity.from(office.clock().instant(), LIFE));
  }

  /** The blocks, made one at a time, and counted. */
  private static Iterator<Payload> blocks(Waiting waiting, AtomicInteger records) {
    return IntStream.rangeClosed(1, waiting.run().blocks())
        .mapToObj(
            number -> {
              var missing = Refusal.of(RefusalCode.BULK_NOT_THERE, waiting.run().key().bulk());
              Payload block =
                  waiting.block().apply(number).orElseThrow(() -> new RefusedException(missing));
              records.addAndGet(
                  Entries.records(waiting.kind(), BodyDocument.parse(block).orThrow()));
              return block;
            })
        .iterator();
  }

  private Outcome<MediumTable.Entry> written(MediumTable.Act act, Made made, Path out) {
    var medium =
        new MediumTable.Medium(
            made.manifest().label().number(),
            Optional.of(made.manifest().label().to()),
            made.manifest().errand().requestNumber(),
            made.records(),
            made.file().sha256());
    Instant now = office.clock().instant();
    long id = office.store().change(tables -> tables.media().begin(act, medium, now, eraseAt(now)));
    var written = MediumFile.write(out, made.file());
    office
        .store()
        .change(
            tables -> {
              if (written instanceof Outcome.Refused<Path>(Refusal refusal)) {
                tables.media().refused(id, refusal.code());
              } else {
                tables.media().done(id);
              }
              return id;
            });
    return written.map(file -> entry(act.node(), id));
  }

  /** As long as the record of a provision: an export can be one. */
  static Instant eraseAt(Instant now) {
    return Operation.named("SendBulkConditions").keep().until(now);
  }

  private MediumTable.Entry entry(NodeId node, long id) {
    return records(node).stream().filter(entry -> entry.id() == id).findFirst().orElseThrow();
  }
}
