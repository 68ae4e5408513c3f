package jukigate.conformance.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jukigate.conformance.attack.AttackResult.Bytes;
import jukigate.conformance.attack.AttackResult.Controls;
import jukigate.conformance.attack.AttackResult.Shown;

/** Attacks one target, one variant after the other, and judges each by the same five rules. */
public final class AttackRun {
  private final Target target;
  private final long seed;
  private final int generated;
  private final AtomicLong ranges = new AtomicLong();

  /**
   * @param seed the same seed makes the same letters, in the same order
   * @param generated how many variants to take at most of an attack whose variants are generated
   */
  public AttackRun(Target target, long seed, int generated) {
    this.target = target;
    this.seed = seed;
    this.generated = generated;
  }

  /** Mints the bad certificates; before the target reads which are revoked. */
  public static void prepare(jukigate.keystores.TestPki pki) {
    CertificateStimuli.mint(pki.bad());
    CertificateStimuli.mintAnswering(pki.bad());
  }

  /**
   * @param done told of each attack as it ends
   */
  public List<AttackResult> run(List<Attack> attacks, Consumer<AttackResult> done) {
    List<AttackResult> results = new ArrayList<>();
    Random random = nextRandom();
    try (Range range = new Range(target, random)) {
      boolean good = range.control();
      for (Attack attack : attacks) {
        List<Shown> shown = new ArrayList<>();
        for (Variant variant : variants(attack, random)) {
          Shown one = judge(range, attack, variant, good);
          shown.add(one);
          good = one.controls().after();
        }
        AttackResult result = new AttackResult(attack, shown);
        results.add(result);
        done.accept(result);
      }
    }
    return results;
  }

  /**
   * One variant of each attack.
   *
   * @param variants the name of the variant, by attack, in the order of the run
   * @param before told of each attack before it is made
   */
  public List<AttackResult> chosen(SequencedMap<Attack, String> variants, Consumer<Attack> before) {
    List<AttackResult> results = new ArrayList<>();
    try (Range range = new Range(target, nextRandom())) {
      boolean good = range.control();
      for (Map.Entry<Attack, String> each : variants.entrySet()) {
        Attack attack = each.getKey();
        before.accept(attack);
        Shown one = judge(range, attack, Stimuli.variant(attack.id(), each.getValue()), good);
        results.add(new AttackResult(attack, List.of(one)));
        good = one.controls().after();
      }
    }
    return results;
  }

  /** Of the seed, and other in each run: a message id is used once. */
  private Random nextRandom() {
    return new Random(seed + ranges.getAndIncrement());
  }

  private List<Variant> variants(Attack attack, Random random) {
    List<Variant> all = new ArrayList<>(Stimuli.of(attack.id()));
    if (!attack.expected().containsKey(Attack.ALL) || all.size() <= generated) {
      return all;
    }
    Collections.shuffle(all, random);
    return all.subList(0, generated);
  }

  /** The good message after one variant is the one before the next. */
  private Shown judge(Range range, Attack attack, Variant variant, boolean goodBefore) {
    Shot shot = variant.make().apply(range);
    Witness.State before = target.witness().state(shot.resident());
    Optional<String> last = newest();
    int calls = range.canary().calls();
    target.witness().refusedByNode();
    List<Observed> answers = range.answers(shot);
    Observed observed = Observed.together(answers, shot.terms().accepted());
    Optional<Witness.Recorded> record =
        Shown.isAtNode(attack.expected(variant.name()))
            ? recordAtNode(observed)
            : answers.size() > 1 ? recordOf(answers, observed) : recordOf(observed, last);
    Witness.State after = target.witness().state(shot.resident());
    boolean goodAfter = range.control();
    return new Shown(
        variant.name(),
        attack.expected(variant.name()),
        observed.answer(),
        record,
        before,
        after,
        range.canary().calls() - calls,
        new Controls(goodBefore, goodAfter),
        new Bytes(shot.dials().getLast().bytes(), observed.bytes()),
        shot.terms());
  }

  private Optional<Witness.Recorded> recordOf(Observed observed, Optional<String> last) {
    return observed
        .correlationId()
        .map(target.witness()::find)
        .orElseGet(
            () ->
                target
                    .witness()
                    .newest()
                    .filter(it -> !Optional.of(it.correlationId()).equals(last)));
  }

  /** Of several: what is told of the first, if every signed refusal is on record under its id. */
  private Optional<Witness.Recorded> recordOf(List<Observed> answers, Observed told) {
    boolean all =
        answers.stream()
            .filter(it -> !it.accepted() && it.correlationId().isPresent())
            .allMatch(
                it ->
                    it.correlationId()
                        .flatMap(target.witness()::find)
                        .filter(record -> it.answer().endsWith(record.refusalId()))
                        .isPresent());
    return told.correlationId().filter(id -> all).flatMap(target.witness()::find);
  }

  /** The gateway must have it on record, too, as relayed. */
  private Optional<Witness.Recorded> recordAtNode(Observed observed) {
    Optional<Witness.Recorded> atNode = target.witness().refusedByNode();
    return observed
        .correlationId()
        .flatMap(target.witness()::find)
        .flatMap(
            row ->
                atNode.map(
                    node ->
                        new Witness.Recorded(
                            row.correlationId(), "NODE", node.refusalId(), node.detail())));
  }

  private Optional<String> newest() {
    return target.witness().newest().map(Witness.Recorded::correlationId);
  }
}
