package jukigate.app.evidence;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.wire.audit.LogOwner;

/**
 * Goes through the whole log: leaves, heads, the heads that are kept in a file and by the nodes,
 * and the time stamps.
 *
 * @param folder of the journal, where heads are kept beside the database
 * @param issuers the CAs whose gateway may sign heads, and might before a rollover
 * @param witnesses asks the nodes what they keep
 */
public record LogVerification(
    SqlAuditLog log,
    Path folder,
    Supplier<Set<X509Certificate>> issuers,
    Supplier<List<WitnessWord>> witnesses) {

  /**
   * What was found.
   *
   * @param report with all findings
   * @param stamps time stamps that were checked
   * @param witnesses those that were asked
   */
  public record Verified(
      AuditReport report, long stamps, List<WitnessHearing.Standing> witnesses) {}

  /**
   * Does it now; takes as long as the log is large. Refused: what the file with the heads is
   * refused with.
   *
   * @param messages whether the bytes of all messages are hashed again
   * @param asked whether the nodes are asked for the heads that they keep
   */
  public Outcome<Verified> verify(boolean messages, boolean asked) {
    return AnchorFile.of(folder).read().map(anchors -> verified(anchors, messages, asked));
  }

  private Verified verified(List<Anchor> anchors, boolean messages, boolean asked) {
    Set<X509Certificate> known = issuers.get();
    var mine = new LogOwner(known);
    var heard = new WitnessHearing(asked ? witnesses.get() : List.of(), mine);
    var all = Stream.concat(anchors.stream(), heard.anchors().stream()).toList();
    var report = log.verify(all, mine, messages);
    var stamps = log.stamps().judge(known);
    return new Verified(
        report.with(heard.findings()).with(stamps.findings()), stamps.stamps(), heard.witnesses());
  }
}
