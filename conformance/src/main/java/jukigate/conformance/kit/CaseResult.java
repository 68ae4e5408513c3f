package jukigate.conformance.kit;

/**
 * What came of one case.
 *
 * @param transcript of the scene in which it was looked at
 */
public record CaseResult(TestCase testCase, Verdict verdict, Transcript transcript) {}
