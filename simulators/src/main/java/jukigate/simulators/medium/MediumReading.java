package jukigate.simulators.medium;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.xml.validation.Schema;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.contract.bulkprovision.SendBulkResult;
import jukigate.contract.types.BlockAcknowledgement;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.medium.MediumManifest;
import jukigate.keystores.medium.MediumSeal;
import jukigate.keystores.medium.OpenedMedium;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.node.Nodes;
import jukigate.simulators.node.Office;
import jukigate.simulators.post.BodyDocument;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.MediumTable;
import org.w3c.dom.Element;

/** Takes a medium in: the checks, the desk, and the record of what came of it. */
final class MediumReading {
  private final Office office;
  private final Nodes nodes;
  private final Schema schema;

  MediumReading(Office office, Nodes nodes, Schema schema) {
    this.office = office;
    this.nodes = nodes;
    this.schema = schema;
  }

  /** Number of the record. */
  Outcome<Long> take(MediumTable.Act act, Path file) {
    return switch (MediumFile.read(file)) {
      case Outcome.Passed<Payload>(Payload content) -> take(act, content);
      case Outcome.Refused<Payload>(Refusal refusal) ->
          refusal.code() == RefusalCode.FILE_UNREADABLE
              ? Outcome.refused(refusal)
              : refused(act, unknown(""), refusal);
    };
  }

  private Outcome<Long> take(MediumTable.Act act, Payload file) {
    var decryption = office.keys().decryption(act.node());
    var opened = MediumSeal.open(file, decryption, office.trust(), office.clock().instant());
    return switch (opened) {
      case Outcome.Refused<OpenedMedium>(Refusal refusal) ->
          refused(act, unknown(file.sha256()), refusal);
      case Outcome.Passed<OpenedMedium>(OpenedMedium medium) ->
          switch (admitted(act, medium)) {
            case Outcome.Refused<Integer>(Refusal refusal) ->
                refused(act, known(medium, 0, file.sha256()), refusal);
            case Outcome.Passed<Integer>(Integer records) ->
                handed(act, medium, known(medium, records, file.sha256()));
          };
    };
  }

  private static MediumTable.Medium unknown(String sha256) {
    return new MediumTable.Medium("", Optional.empty(), "", 0, sha256);
  }

  private static MediumTable.Medium known(OpenedMedium medium, int records, String sha256) {
    var label = medium.manifest().label();
    return new MediumTable.Medium(
        label.number(),
        Optional.of(label.from()),
        medium.manifest().errand().requestNumber(),
        records,
        sha256);
  }

  /** Permitted, new, and with nothing but valid blocks: how many records it has. */
  private Outcome<Integer> admitted(MediumTable.Act act, OpenedMedium medium) {
    var label = medium.manifest().label();
    var errand = medium.manifest().errand();
    if (!errand.operation().equals(Waiting.operation(errand.kind()))) {
      return Outcome.refused(
          RefusalCode.MEDIUM_CONTENT_DIFFERS, "manifest.xml: operation of another kind");
    }
    return errand
        .operation()
        .permits(label.from(), act.node(), errand.dispatch().purpose())
        .then(allowed -> isNew(act, label))
        .then(fresh -> Entries.check(medium, schema));
  }

  private Outcome<MediumManifest.Label> isNew(MediumTable.Act act, MediumManifest.Label label) {
    boolean known =
        office
            .store()
            .change(tables -> tables.media().isImported(act.node(), label.from(), label.number()));
    return known
        ? Outcome.refused(RefusalCode.MEDIUM_IMPORTED_BEFORE, label.number(), label.from())
        : Outcome.passed(label);
  }

  private Outcome<Long> handed(
      MediumTable.Act act, OpenedMedium medium, MediumTable.Medium recorded) {
    long id = begun(act, recorded);
    for (Payload entry : medium.entries()) {
      var taken = BodyDocument.parse(entry).then(body -> handed(act, medium, body));
      if (taken instanceof Outcome.Refused<Boolean>(Refusal refusal)) {
        return ended(id, refusal);
      }
    }
    return office
        .store()
        .change(
            tables -> {
              tables.media().done(id);
              return Outcome.passed(id);
            });
  }

  /** To the desk of the line, as a message of the medium's sender. */
  private Outcome<Boolean> handed(MediumTable.Act act, OpenedMedium medium, Element body) {
    var errand = medium.manifest().errand();
    var inbound =
        new Inbound(
            act.node(),
            medium.manifest().label().from(),
            errand.operation(),
            MessageId.fresh(office.random()),
            errand.dispatch(),
            office.clock().instant(),
            body);
    return acknowledgement(inbound)
        .then(
            acknowledgement ->
                acknowledgement.getNextBlock() > Entries.number(body)
                    ? Outcome.passed(true)
                    : Outcome.refused(RefusalCode.BLOCK_CONTRADICTS, Entries.number(body), "J80"));
  }

  private Outcome<BlockAcknowledgement> acknowledgement(Inbound inbound) {
    if (inbound.node().role() == NodeRole.AGENCY) {
      var result = office.xml().read(inbound.body(), SendBulkResult.class);
      return nodes
          .agency(inbound.node())
          .bulk()
          .resulted(inbound, result)
          .map(response -> response.getAcknowledgement());
    }
    var conditions = office.xml().read(inbound.body(), SendBulkConditions.class);
    return Waiting.desk(nodes, inbound.node())
        .map(desk -> desk.take(inbound, conditions, BulkTable.Way.MEDIUM))
        .orElseGet(
            () -> Outcome.refused(RefusalCode.OPERATION_UNKNOWN, inbound.operation().name()));
  }

  private long begun(MediumTable.Act act, MediumTable.Medium medium) {
    Instant now = office.clock().instant();
    return office
        .store()
        .change(tables -> tables.media().begin(act, medium, now, MediumDesk.eraseAt(now)));
  }

  private Outcome<Long> refused(MediumTable.Act act, MediumTable.Medium medium, Refusal refusal) {
    return ended(begun(act, medium), refusal);
  }

  private Outcome<Long> ended(long id, Refusal refusal) {
    return office
        .store()
        .change(
            tables -> {
              tables.media().refused(id, refusal.code());
              return Outcome.refused(refusal);
            });
  }
}
