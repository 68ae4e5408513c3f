package jukigate.app.evidence;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jukigate.console.view.Audit;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.audit.SignedCheckpoint;

/**
 * The heads and the administrative acts of the audit log, a page at a time.
 *
 * @param issuers the CAs whose gateway may sign heads, and might before a rollover
 */
public record LogBook(SqlAuditLog log, Supplier<Set<X509Certificate>> issuers) {
  private static final int HEX = 16;

  /**
   * The largest first.
   *
   * @param below only of smaller trees
   */
  public List<Audit.Head> heads(long below, int most) {
    var mine = new LogOwner(issuers.get());
    return log.heads(below, most).stream().map(head -> head(head, mine)).toList();
  }

  public Optional<Audit.Head> newest() {
    var mine = new LogOwner(issuers.get());
    return log.newest().map(head -> head(head, mine));
  }

  private static Audit.Head head(SignedCheckpoint head, LogOwner mine) {
    Optional<X509Certificate> signer = head.signer();
    return new Audit.Head(
        head.checkpoint().tree().size(),
        head.checkpoint().tree().root().hex(),
        head.checkpoint().at(),
        signer.map(one -> one.getSubjectX500Principal().getName()).orElse(""),
        signer.map(one -> one.getSerialNumber().toString(HEX)).orElse(""),
        signer.filter(mine).filter(head::isSignedWith).isPresent());
  }

  /**
   * The newest first.
   *
   * @param below only with smaller numbers
   * @param act what was done; empty for all
   */
  public List<Audit.Act> acts(long below, String act, int most) {
    return log.acts(below, act, most).stream().map(LogBook::act).toList();
  }

  private static Audit.Act act(SqlAuditLog.Act act) {
    Map<String, String> more = new LinkedHashMap<>(act.entry().fields());
    String what = Optional.ofNullable(more.remove("act")).orElse("");
    String at = Optional.ofNullable(more.remove("at")).orElse("");
    Optional<Long> leaf = act.index().stream().boxed().findFirst();
    return new Audit.Act(act.number(), leaf, what, at, more);
  }
}
