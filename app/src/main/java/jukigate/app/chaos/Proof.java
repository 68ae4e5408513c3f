package jukigate.app.chaos;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jukigate.app.evidence.LogVerification;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.keystores.TrustFolder;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.store.AppliedUpdates.Applied;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;
import jukigate.store.DatabaseOptions;

/**
 * What the stores say, when all processes have ended: every accepted event was applied exactly once
 * at the prefecture and at the national server, in the order of its resident and with what it said;
 * nothing is owed, every delivery has its receipt and its row in the journal, and the audit log is
 * whole.
 */
public final class Proof {
  private final Place place;
  private final InstantSource clock;
  private final List<Finding> findings = new ArrayList<>();

  Proof(Place place, InstantSource clock) {
    this.place = place;
    this.clock = clock;
  }

  /** What can be wrong. */
  public enum Flaw {
    /** Accepted and not there. */
    LOST,
    /** There more than once. */
    DOUBLED,
    /** There without having been accepted. */
    STRANGE,
    /** After one that it comes before. */
    OUT_OF_ORDER,
    /** Another content. */
    CHANGED,
    /** Still waiting, or given up. */
    OWED,
    /** The receiver said no. */
    REFUSED,
    /** A delivery without a receipt, or a receipt without a delivery. */
    RECEIPT,
    /** A delivery that the journal does not know as answered. */
    JOURNAL,
    /** The audit log does not verify. */
    AUDIT
  }

  /**
   * Something is wrong.
   *
   * @param what 依頼管理番号, refusal id or numbers; no personal data
   */
  public record Finding(Flaw flaw, Part where, String what) {}

  /**
   * What was looked at, and what is wrong.
   *
   * @param events accepted at the counter
   * @param applied at the prefecture and the national server together
   * @param deliveries letters that reached their receivers
   * @param attempts with which they did, failed ones too
   * @param exchanges rows of the gateway's journal
   * @param unanswered rows that were admitted and have no answer: where a kill hit
   * @param leaves of the audit log
   */
  public record Proven(
      int events,
      int residents,
      int applied,
      int deliveries,
      int attempts,
      int exchanges,
      int unanswered,
      long leaves,
      List<Finding> findings) {
    public Proven {
      findings = List.copyOf(findings);
    }
  }

  /** What a node's store holds of the matter. */
  private record Kept(
      List<Applied> applied, List<OutboxEntry.Stored> outbox, List<String> receipts) {}

  /**
   * @param accepted the number of events by resident
   */
  Proven prove(Map<Integer, Integer> accepted) {
    Kept cs = kept(Part.CS, Part.CS);
    Kept prefecture = kept(Part.PREFECTURE, Part.CS);
    Kept national = kept(Part.NATIONAL, Part.PREFECTURE);
    applied(Part.PREFECTURE, prefecture, accepted, Proof::asNamed);
    Map<String, String> passedOn = passedOn(prefecture, accepted);
    applied(
        Part.NATIONAL,
        national,
        accepted,
        each -> passedOn.getOrDefault(each.requestNumber(), each.requestNumber()));
    sent(Part.CS, cs, prefecture);
    sent(Part.PREFECTURE, prefecture, national);
    int events = accepted.values().stream().mapToInt(Integer::intValue).sum();
    Journal journal = journal(delivered(cs).size(), delivered(prefecture).size());
    return new Proven(
        events,
        accepted.size(),
        prefecture.applied().size() + national.applied().size(),
        delivered(cs).size() + delivered(prefecture).size(),
        attempts(cs) + attempts(prefecture),
        journal.exchanges(),
        journal.unanswered(),
        audit(),
        findings);
  }

  private Kept kept(Part part, Part sender) {
    try (NodeStore store = NodeStore.open(place.folder(part)).orThrow()) {
      return store.change(tables -> kept(tables, part, sender));
    }
  }

  private static Kept kept(NodeTables tables, Part part, Part sender) {
    return new Kept(
        tables.applied().at(part.node()),
        tables.outbox().of(part.node()),
        tables.receipts().of(part.node(), sender.node()));
  }

  private static String asNamed(Applied applied) {
    return applied.requestNumber();
  }

  /** The prefecture gives a number of its own to what it passes on; the n-th is the n-th event. */
  private static Map<String, String> passedOn(Kept prefecture, Map<Integer, Integer> accepted) {
    Map<String, Life> lives = new HashMap<>();
    accepted.keySet().forEach(index -> lives.put(new Life(index).code().value(), new Life(index)));
    Map<String, String> named = new HashMap<>();
    Map<String, Integer> steps = new HashMap<>();
    for (OutboxEntry.Stored letter : prefecture.outbox()) {
      Life life = lives.get(letter.entry().orderKey());
      if (life != null) {
        int step = steps.merge(letter.entry().orderKey(), 1, Integer::sum);
        named.put(letter.entry().requestNumber(), life.requestNumber(step));
      }
    }
    return named;
  }

  private static String code(IdentityUpdate update) {
    return update.record().residentCode().value();
  }

  private void applied(
      Part where, Kept kept, Map<Integer, Integer> accepted, Function<Applied, String> name) {
    Map<String, List<Applied>> byResident = new HashMap<>();
    kept.applied()
        .forEach(
            each ->
                byResident
                    .computeIfAbsent(code(each.update()), key -> new ArrayList<>())
                    .add(each));
    accepted.forEach(
        (index, steps) -> {
          Life life = new Life(index);
          List<Applied> own = byResident.remove(life.code().value());
          life(where, life, steps, own == null ? List.of() : own, name);
        });
    byResident
        .values()
        .forEach(left -> left.forEach(each -> found(Flaw.STRANGE, where, name.apply(each))));
  }

  private void life(
      Part where, Life life, int steps, List<Applied> own, Function<Applied, String> name) {
    Set<String> seen = new HashSet<>();
    int before = 0;
    for (Applied each : own) {
      String request = name.apply(each);
      int step = step(life, steps, request);
      if (step == 0) {
        found(Flaw.STRANGE, where, request);
      } else if (!seen.add(request)) {
        found(Flaw.DOUBLED, where, request);
      } else {
        if (step < before) {
          found(Flaw.OUT_OF_ORDER, where, request);
        }
        before = step;
        if (!says(each.update(), life, step)) {
          found(Flaw.CHANGED, where, request);
        }
      }
    }
    for (int step = 1; step <= steps; step++) {
      if (!seen.contains(life.requestNumber(step))) {
        found(Flaw.LOST, where, life.requestNumber(step));
      }
    }
  }

  /** 0 when it is none of this resident's. */
  private static int step(Life life, int steps, String request) {
    for (int step = 1; step <= steps; step++) {
      if (life.requestNumber(step).equals(request)) {
        return step;
      }
    }
    return 0;
  }

  private static boolean says(IdentityUpdate update, Life life, int step) {
    var record = update.record();
    return update.updateNumber() == step
        && record.residentCode().equals(life.code())
        && record.individualNumber().equals(life.number())
        && record.name().equals(life.name())
        && record.address().equals(life.address(step));
  }

  private void sent(Part from, Kept sender, Kept receiver) {
    Set<String> receipts = new HashSet<>(receiver.receipts());
    for (OutboxEntry.Stored letter : sender.outbox()) {
      String request = letter.entry().requestNumber();
      switch (letter.state()) {
        case WAITING, DEAD ->
            found(Flaw.OWED, from, request + " " + letter.lastRefusal().orElse(""));
        case REFUSED -> found(Flaw.REFUSED, from, request + " " + letter.lastRefusal().orElse(""));
        case DELIVERED -> {
          if (!receipts.remove(request)) {
            found(Flaw.RECEIPT, from, request);
          }
        }
      }
    }
    receipts.forEach(request -> found(Flaw.RECEIPT, from, request));
  }

  private static List<OutboxEntry.Stored> delivered(Kept kept) {
    return kept.outbox().stream().filter(it -> it.state() == OutboxState.DELIVERED).toList();
  }

  /** Those that reached their receiver count as one more than those that failed before. */
  private static int attempts(Kept kept) {
    return kept.outbox().stream().mapToInt(OutboxEntry.Stored::attempts).sum();
  }

  private record Journal(int exchanges, int unanswered) {}

  /** Nothing is delivered that the gateway did not put on record as answered. */
  private Journal journal(int fromCs, int fromPrefecture) {
    int[] counts = new int[2];
    Map<Part, Integer> answered = new HashMap<>();
    try (SqlJournal journal = openJournal()) {
      journal
          .reader()
          .export(
              row -> {
                counts[0]++;
                if (row.action().equals(Operation.UPDATE_IDENTITY.requestAction())) {
                  counts[1] += row.verdict() == Verdict.ADMITTED ? 1 : 0;
                  for (Part part : List.of(Part.CS, Part.PREFECTURE)) {
                    if (row.verdict() == Verdict.ANSWERED
                        && row.sender().equals(part.node().value())) {
                      answered.merge(part, 1, Integer::sum);
                    }
                  }
                }
              });
    }
    enough(Part.CS, answered.getOrDefault(Part.CS, 0), fromCs);
    enough(Part.PREFECTURE, answered.getOrDefault(Part.PREFECTURE, 0), fromPrefecture);
    return new Journal(counts[0], counts[1]);
  }

  private void enough(Part from, int answered, int delivered) {
    if (answered < delivered) {
      found(Flaw.JOURNAL, from, answered + " < " + delivered);
    }
  }

  private SqlJournal openJournal() {
    return SqlJournal.open(place.journal(), DatabaseOptions.DEFAULTS).orThrow();
  }

  /** The same as {@code jukigate audit verify --messages --witnesses}. */
  private long audit() {
    try (SqlJournal journal = openJournal()) {
      var issuers = TrustFolder.read(place.pki().resolve("trust")).orThrow().issuers();
      var verification =
          new LogVerification(
              journal.auditLog(), place.journal(), () -> Set.copyOf(issuers), this::witnesses);
      journal.auditLog().act(AuditEntry.act("verify", clock.instant()));
      switch (verification.verify(true, true)) {
        case Outcome.Refused<LogVerification.Verified>(Refusal refusal) -> {
          found(Flaw.AUDIT, Part.GATEWAY, refusal.code().id());
          return 0;
        }
        case Outcome.Passed<LogVerification.Verified>(LogVerification.Verified verified) -> {
          AuditReport report = verified.report();
          report
              .findings()
              .forEach(each -> found(Flaw.AUDIT, Part.GATEWAY, each.what().code().id()));
          return report.leaves();
        }
      }
    }
  }

  private List<WitnessWord> witnesses() {
    List<WitnessWord> words = new ArrayList<>();
    for (Part part : List.of(Part.NATIONAL, Part.PREFECTURE)) {
      SimulatedNodes.witnessed(place.folder(part)).orThrow().stream()
          .map(
              it ->
                  new WitnessWord(
                      it.node(), Optional.of(it.kept()), it.conflicting(), Optional.empty()))
          .forEach(words::add);
    }
    return words;
  }

  private void found(Flaw flaw, Part where, String what) {
    findings.add(new Finding(flaw, where, what.strip()));
  }
}
