package jukigate.app.command;

import java.util.List;
import java.util.stream.Collectors;
import jukigate.app.desk.AuditAnswer;
import jukigate.app.desk.ContinuationAnswer;
import jukigate.app.desk.ContinuationQuestion;
import jukigate.app.desk.LogAnswer;
import jukigate.app.desk.LogQuestion;
import jukigate.app.evidence.ExchangeProof;
import jukigate.app.evidence.ProofCheck;

/** Shows what {@code audit verify} and {@code audit prove} found. */
final class AuditView {
  private AuditView() {}

  /** The exit code says whether the log is good. */
  static int verified(Console console, AuditAnswer.Verified verified) {
    boolean good = verified.findings().isEmpty();
    if (console.json()) {
      console.printJson(verified);
      return good ? ExitCode.GOOD : ExitCode.BAD;
    }
    console.say("audit.verified", verified.leaves(), verified.checkpoints(), verified.anchors());
    if (verified.pending() > 0) {
      console.say("audit.pending", verified.pending());
    }
    for (var erased : verified.erased()) {
      console.say("audit.erased", erased.messages(), Long.toString(erased.leaf()));
    }
    console.say("audit.stamps", verified.stamps());
    for (var witness : verified.witnesses()) {
      console.say(
          witness.refusal().isEmpty() ? "audit.witness" : "audit.witness-silent",
          witness.node(),
          Long.toString(witness.size()),
          witness.refusal().isEmpty() ? witness.at() : witness.refusal());
    }
    for (var finding : verified.findings()) {
      var refusal = finding.what().refusal();
      console.say(
          "audit.finding",
          Long.toString(finding.leaf()),
          refusal.code().id(),
          refusal.text(console.language()));
    }
    verified.head().forEach(head -> console.line(head.text().strip().indent(2).stripTrailing()));
    console.say(good ? "audit.good" : "audit.bad", verified.findings().size());
    return good ? ExitCode.GOOD : ExitCode.BAD;
  }

  static int page(Console console, LogQuestion question, LogAnswer answer) {
    if (console.json()) {
      console.printJson(answer.heads().isEmpty() ? answer.acts() : answer.heads());
      return ExitCode.GOOD;
    }
    answer
        .heads()
        .forEach(
            head ->
                console.say(
                    head.good() ? "audit.head" : "audit.head-bad",
                    Long.toString(head.size()),
                    head.at(),
                    head.root(),
                    head.signer()));
    answer
        .acts()
        .forEach(
            act ->
                console.line(
                    act.number()
                        + ("  " + act.at() + "  " + act.act() + "  ")
                        + act.more().entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining(" "))));
    older(console, question, answer);
    return ExitCode.GOOD;
  }

  private static void older(Console console, LogQuestion question, LogAnswer answer) {
    if (answer.heads().size() == question.most()) {
      console.note("audit.older", Long.toString(answer.heads().getLast().size()));
    }
    if (answer.acts().size() == question.most()) {
      console.note("audit.older", Long.toString(answer.acts().getLast().number()));
    }
  }

  static int erased(Console console, List<AuditAnswer.Erasure> erasures) {
    if (console.json()) {
      console.printJson(erasures);
    } else if (erasures.isEmpty()) {
      console.say("audit.none-due");
    }
    if (!console.json()) {
      erasures.forEach(one -> console.say("audit.erasure", one.messages(), one.payloads()));
    }
    return ExitCode.GOOD;
  }

  static int proven(Console console, ExchangeProof proof) {
    if (console.json()) {
      console.printJson(proof);
      return ExitCode.GOOD;
    }
    console.say("audit.proof", proof.correlationId(), proof.size());
    for (var leaf : proof.leaves()) {
      console.say("audit.leaf", Long.toString(leaf.index()), leaf.content());
      leaf.path().forEach(hash -> console.line("    " + hash));
    }
    console.line(proof.head().text().strip().indent(2).stripTrailing());
    console.say("audit.signature", proof.head().signature());
    return ExitCode.GOOD;
  }

  static int continued(Console console, ContinuationQuestion question, ContinuationAnswer answer) {
    String before = Long.toString(question.before());
    String after = Long.toString(question.after());
    if (answer.proof().isEmpty()) {
      console.say("audit.no-heads", before, after);
      return ExitCode.BAD;
    }
    var proof = answer.proof().getFirst();
    if (console.json()) {
      console.printJson(proof);
      return ExitCode.GOOD;
    }
    console.say("audit.continuation", before, after);
    proof.path().forEach(hash -> console.line("    " + hash));
    return ExitCode.GOOD;
  }

  /** The exit code says whether every step is good. */
  static int checked(Console console, List<ProofCheck.Checked> steps) {
    boolean good = steps.stream().allMatch(ProofCheck.Checked::good);
    if (console.json()) {
      console.printJson(steps);
      return good ? ExitCode.GOOD : ExitCode.BAD;
    }
    for (var one : steps) {
      String mark = one.good() ? "✓ " : "✗ ";
      console.line(mark + console.text("audit.check." + one.step(), one.about()));
    }
    console.say(good ? "audit.check.good" : "audit.check.bad");
    return good ? ExitCode.GOOD : ExitCode.BAD;
  }
}
