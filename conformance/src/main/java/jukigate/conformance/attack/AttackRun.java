package jukigate.conformance.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import jukigate.conformance.attack.AttackResult.Bytes;
import jukigate.conformance.attack.AttackResult.Controls;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.wire.profile.SecurityProfile;

/**
 * Attacks targets, each on a thread of its own with one variant after the other, and judges each by
 * the same five rules.
 */
public final class AttackRun {
  private final List<Target> targets;
  private final long seed;
  private final int generated;
  private final AtomicLong runs;

  /**
   * @param seed the same seed makes the same letters, whatever else is attacked
   * @param generated how many variants to take at most of an attack whose variants are generated
   */
  public AttackRun(Target target, long seed, int generated) {
    this(List.of(target), seed, generated, 0);
  }

  /**
   * @param targets alike; an attack is made on any one of them
   * @param before how often this run was begun before: what was said then is not said again
   */
  public AttackRun(List<Target> targets, long seed, int generated, int before) {
    this.targets = List.copyOf(targets);
    this.seed = seed;
    this.generated = generated;
    this.runs = new AtomicLong(before);
  }

  /**
   * Mints the keys of all who speak, so that no attack waits for another's, and the bad
   * certificates; before the target reads which are revoked.
   */
  public static void prepare(jukigate.keystores.TestPki pki) {
    for (SecurityProfile profile :
        List.of(SecurityProfile.HIGH_2026, SecurityProfile.RECOMMENDED_2026)) {
      pki.prepare(Target.NODES, profile).orThrow();
    }
    CertificateStimuli.mint(pki.bad());
    CertificateStimuli.mintAnswering(pki.bad());
  }

  /**
   * @param done told of each attack as it ends, of one at a time
   * @return in the order of the attacks
   */
  public List<AttackResult> run(List<Attack> attacks, Consumer<AttackResult> done) {
    return run(attacks, Integer.MAX_VALUE, done);
  }

  /**
   * The same with a part of the variants.
   *
   * @param most how many variants of each attack, chosen by the seed
   */
  public List<AttackResult> sample(List<Attack> attacks, int most) {
    return run(attacks, most, done -> {});
  }

  private List<AttackResult> run(List<Attack> attacks, int most, Consumer<AttackResult> done) {
    long run = runs.getAndIncrement();
    Queue<Attack> waiting = new ConcurrentLinkedQueue<>(attacks);
    Map<String, AttackResult> results = new HashMap<>();
    try (var threads = Executors.newFixedThreadPool(targets.size())) {
      IntFunction<Runnable> work =
          lane ->
              () -> {
                for (Attack next = waiting.poll(); next != null; next = waiting.poll()) {
                  AttackResult result = attack(lane, next, run, most);
                  synchronized (results) {
                    results.put(next.id(), result);
                    done.accept(result);
                  }
                }
              };
      CompletableFuture.allOf(
              IntStream.range(0, targets.size())
                  .mapToObj(lane -> CompletableFuture.runAsync(work.apply(lane), threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
    return attacks.stream().map(attack -> results.get(attack.id())).toList();
  }

  private AttackResult attack(int lane, Attack attack, long run, int most) {
    Target target = targets.get(lane);
    Random random = new Random(seed + run + ((long) attack.id().hashCode() << Integer.SIZE));
    try (Range range = new Range(target, random, firstResident(attack, run))) {
      boolean good = range.control();
      List<Shown> shown = new ArrayList<>();
      for (Variant variant : some(variants(attack, target, random), most, random)) {
        Shown one = judge(range, attack, variant, good);
        shown.add(one);
        good = one.controls().after();
      }
      return new AttackResult(attack, shown, lane);
    }
  }

  /** Each attack has residents of its own: two threads never speak of the same person. */
  private int firstResident(Attack attack, long run) {
    int start = new Random(seed + run).nextInt(Range.RESIDENTS);
    return (start + Stimuli.ids().indexOf(attack.id()) * Range.OF_ONE_ATTACK) % Range.RESIDENTS;
  }

  /**
   * One variant of each attack, at the first target.
   *
   * @param variants the name of the variant, by attack, in the order of the run
   * @param before told of each attack before it is made
   */
  public List<AttackResult> chosen(SequencedMap<Attack, String> variants, Consumer<Attack> before) {
    List<AttackResult> results = new ArrayList<>();
    Random random = new Random(seed + runs.getAndIncrement());
    try (Range range = new Range(targets.getFirst(), random)) {
      boolean good = range.control();
      for (Map.Entry<Attack, String> each : variants.entrySet()) {
        Attack attack = each.getKey();
        before.accept(attack);
        Shown one = judge(range, attack, Stimuli.variant(attack.id(), each.getValue()), good);
        results.add(new AttackResult(attack, List.of(one), 0));
        good = one.controls().after();
      }
    }
    return results;
  }

  private List<Variant> variants(Attack attack, Target target, Random random) {
    List<Variant> all = new ArrayList<>(Attacks.tried(attack, target));
    if (!attack.expected().containsKey(Attack.ALL)) {
      return all;
    }
    return some(all, generated, random);
  }

  private static List<Variant> some(List<Variant> all, int most, Random random) {
    if (all.size() <= most) {
      return all;
    }
    List<Variant> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, most);
  }

  /** The good message after one variant is the one before the next. */
  private static Shown judge(Range range, Attack attack, Variant variant, boolean goodBefore) {
    Witness witness = range.target().witness();
    Shot shot = variant.make().apply(range);
    Witness.State before = witness.state(shot.resident());
    Optional<String> last = newest(witness);
    int calls = range.canary().calls();
    witness.refusedByNode();
    List<Attack.Expected> expected = attack.expected(variant.name(), range.target().places());
    List<Observed> answers = range.answers(shot);
    Observed observed = Observed.together(answers, shot.terms().accepted());
    Optional<Witness.Recorded> record =
        Shown.isAtNode(expected)
            ? recordAtNode(witness, observed)
            : answers.size() > 1 && observed.correlationId().isPresent()
                ? recordOf(witness, answers, observed)
                : recordOf(witness, observed, last);
    Witness.State after = witness.state(shot.resident());
    boolean goodAfter = range.control();
    return new Shown(
        variant.name(),
        expected,
        observed.answer(),
        record,
        before,
        after,
        range.canary().calls() - calls,
        new Controls(goodBefore, goodAfter),
        new Bytes(shot.dial().bytes(), observed.bytes()),
        shot.terms());
  }

  private static Optional<Witness.Recorded> recordOf(
      Witness witness, Observed observed, Optional<String> last) {
    return observed
        .correlationId()
        .map(witness::find)
        .orElseGet(
            () -> witness.newest().filter(it -> !Optional.of(it.correlationId()).equals(last)));
  }

  /** Of several: what is told of the first, if every signed refusal is on record under its id. */
  private static Optional<Witness.Recorded> recordOf(
      Witness witness, List<Observed> answers, Observed told) {
    boolean all =
        answers.stream()
            .filter(it -> !it.accepted() && it.correlationId().isPresent())
            .allMatch(
                it ->
                    it.correlationId()
                        .flatMap(witness::find)
                        .filter(record -> it.answer().endsWith(record.refusalId()))
                        .isPresent());
    return told.correlationId().filter(id -> all).flatMap(witness::find);
  }

  /** The gateway must have it on record, too, as relayed. */
  private static Optional<Witness.Recorded> recordAtNode(Witness witness, Observed observed) {
    Optional<Witness.Recorded> atNode = witness.refusedByNode();
    return observed
        .correlationId()
        .flatMap(witness::find)
        .flatMap(
            row ->
                atNode.map(
                    node ->
                        new Witness.Recorded(
                            row.correlationId(), "NODE", node.refusalId(), node.detail())));
  }

  private static Optional<String> newest(Witness witness) {
    return witness.newest().map(Witness.Recorded::correlationId);
  }
}
