package jukigate.simulators.node;

import java.time.InstantSource;
import jukigate.contract.cardapplication.RequestCardApplicationResponse;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.renewalinquiry.InquireRenewalTargetsResponse;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.body.ApplicationBody;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.RenewalBody;
import jukigate.simulators.post.Answers;
import jukigate.simulators.store.ApplicationTable;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.RenewalTable;
import org.w3c.dom.Element;

/** Takes the answers to what the nodes asked through their outboxes. */
public final class AnswerDesk implements Answers {
  private final BodyXml xml;
  private final InstantSource clock;

  public AnswerDesk(BodyXml xml, InstantSource clock) {
    this.xml = xml;
    this.clock = clock;
  }

  @Override
  public Outcome<String> take(NodeTables tables, OutboxEntry entry, Element answer) {
    return switch (entry.operation().name()) {
      case "RequestResidenceCopy" ->
          new CopyAnswer(xml)
              .take(tables, entry, xml.read(answer, RequestResidenceCopyResponse.class))
              .map(copy -> noted(tables, copy));
      case "RequestCardApplication" ->
          form(tables, entry, xml.read(answer, RequestCardApplicationResponse.class));
      case "UpdateIdentityBatch" ->
          Outcome.passed(
              new BatchAnswers(xml)
                  .take(tables, entry, xml.read(answer, UpdateIdentityBatchResponse.class)));
      case "InquireRenewalTargets" ->
          renewal(tables, entry, xml.read(answer, InquireRenewalTargetsResponse.class));
      case "SendReconciliationBlock",
          "SendReconciliationResult",
          "SendBulkConditions",
          "SendBulkResult" ->
          Outcome.passed(new Streams(xml, clock).acknowledged(tables, entry, answer));
      default -> Outcome.passed(ACKNOWLEDGED);
    };
  }

  private Outcome<String> form(
      NodeTables tables, OutboxEntry entry, RequestCardApplicationResponse answer) {
    return ApplicationBody.read(answer)
        .map(
            form -> {
              var waiting = new ApplicationTable.Waiting(entry.requestNumber(), xml.bytes(answer));
              tables.applications().add(entry.node(), waiting);
              return "application " + form.id() + ", to be printed";
            });
  }

  private static Outcome<String> renewal(
      NodeTables tables, OutboxEntry entry, InquireRenewalTargetsResponse answer) {
    var key = new RenewalTable.Key(entry.node(), entry.destination(), entry.requestNumber());
    return RenewalBody.read(answer)
        .map(
            absent -> {
              absent.forEach(code -> tables.renewals().notResident(key, code));
              return "not resident there: " + absent.size();
            });
  }

  private String noted(NodeTables tables, CopyTable.Copy copy) {
    tables.copies().put(copy, clock.instant());
    return CopyAnswer.word(copy);
  }
}
