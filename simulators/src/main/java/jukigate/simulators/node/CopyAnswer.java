package jukigate.simulators.node;

import java.util.Optional;
import jukigate.contract.residencecopy.ApprovedCopy;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.body.ReceivedCopy;
import jukigate.simulators.rule.CopyRules;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.CopyTable.Copy;
import jukigate.simulators.store.CopyTable.State;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/**
 * X07 at the place of issue: what the home said becomes of a request. Refused with {@code JG-B15}
 * when the copy has an item that was not asked for, and when a value is none of the register's;
 * nothing of it is kept then.
 */
final class CopyAnswer {
  private final BodyXml xml;

  CopyAnswer(BodyXml xml) {
    this.xml = xml;
  }

  /** How the request stands with the answer of the home. */
  Outcome<Copy> take(NodeTables tables, OutboxEntry entry, RequestResidenceCopyResponse answer) {
    var key =
        new CopyTable.Key(
            entry.node(), CopyTable.Role.ISSUE, entry.destination(), entry.requestNumber());
    Copy asked = tables.copies().find(key).orElseThrow();
    return asked.state() == State.ASKED
        ? answered(asked, answer)
        : Outcome.passed(asked); // the officer's decision was faster than this answer
  }

  /** The request with the decision of an officer of the home. */
  Outcome<Copy> decided(Copy pending, SendResidenceCopy decision) {
    return decision.getApproved() != null
        ? approved(pending, decision.getApproved())
        : Outcome.passed(refused(pending, decision.getRefused().getReason()));
  }

  private Outcome<Copy> answered(Copy asked, RequestResidenceCopyResponse answer) {
    if (answer.getApproved() != null) {
      return approved(asked, answer.getApproved());
    }
    return Outcome.passed(
        answer.getPending() != null
            ? Copy.without(asked.key(), State.PENDING, Optional.empty(), asked.asked())
            : refused(asked, answer.getRefused().getReason()));
  }

  private Outcome<Copy> approved(Copy asked, ApprovedCopy approved) {
    return CopyRules.receive(CopyBody.specialItems(approved), asked.asked())
        .then(items -> ReceivedCopy.read(approved, asked.asked()))
        .map(
            read -> {
              var body = new SendResidenceCopy();
              body.setApproved(approved);
              return Copy.ready(asked.key(), asked.asked(), xml.bytes(body));
            });
  }

  private static Copy refused(Copy asked, String reason) {
    return Copy.without(asked.key(), State.REFUSED, Optional.of(reason), asked.asked());
  }

  /** For the trace in the outbox. */
  static String word(Copy copy) {
    return switch (copy.state()) {
      case ASKED, PENDING -> "pending at the home";
      case APPROVED -> "approved, to be printed";
      case PRINTED -> "approved and printed";
      case REFUSED -> "refused by the home: " + copy.reason().orElse("");
    };
  }
}
