package jukigate.conformance.kit;

import java.util.Set;

/**
 * What came of one case.
 *
 * @param transcript of the scene in which it was looked at
 * @param habits of the kit without which the case would have passed; empty where they are not the
 *     reason
 */
public record CaseResult(
    TestCase testCase, Verdict verdict, Transcript transcript, Set<Habit> habits) {
  public CaseResult {
    habits = Set.copyOf(habits);
  }

  public CaseResult(TestCase testCase, Verdict verdict, Transcript transcript) {
    this(testCase, verdict, transcript, Set.of());
  }
}
