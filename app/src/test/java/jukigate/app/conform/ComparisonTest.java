package jukigate.app.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir Path home;

  /** The members of results.json that are compared; words are {@code id=verdict}. */
  private Path run(String name, long seed, String... words) throws IOException {
    var cases = new StringBuilder();
    for (String word : words) {
      String[] both = word.split("=", 2);
      cases.append(cases.isEmpty() ? "" : ",");
      cases.append("{\"id\": \"%s\", \"verdict\": \"%s\"}".formatted(both[0], both[1]));
    }
    return Files.writeString(
        home.resolve(name), "{\"seed\": %d, \"cases\": [%s]}".formatted(seed, cases));
  }

  private Comparison compare(String[] before, String... after) throws IOException {
    return Comparison.of(run("before", 1, before), run("after", 1, after)).orThrow();
  }

  private static String[] words(String... words) {
    return words;
  }

  @Test
  void worseVerdict_isNamedAndTurnsTheBuildRed() throws IOException {
    Comparison compared =
        compare(words("a=pass", "b=fail", "c=pass"), "a=fail", "b=pass", "c=pass");
    assertThat(compared.worse()).containsExactly(new Comparison.Change("a", "pass", "fail"));
    assertThat(compared.isGood()).isFalse();
    assertThat(compared.same()).isOne();
  }

  @Test
  void caseThatIsNoLongerSeen_isWorseThanPassed() throws IOException {
    assertThat(compare(words("a=pass"), "a=skipped").isGood()).isFalse();
  }

  @Test
  void newCase_countsWhenItFails() throws IOException {
    assertThat(compare(words("a=pass"), "a=pass", "b=fail").isGood()).isFalse();
    assertThat(compare(words("a=pass"), "a=pass", "b=pass").isGood()).isTrue();
  }

  @Test
  void caseThatIsNotRunAnyMore_isWorseUnlessItFailed() throws IOException {
    assertThat(compare(words("a=pass", "b=pass"), "a=pass").worse())
        .containsExactly(new Comparison.Change("b", "pass", Comparison.ABSENT));
    assertThat(compare(words("a=pass", "b=fail"), "a=pass").isGood()).isTrue();
  }

  @Test
  void onlyMended_isGood() throws IOException {
    assertThat(compare(words("a=fail"), "a=warn").isGood()).isTrue();
  }

  @Test
  void otherSeed_isTold() throws IOException {
    var compared = Comparison.of(run("before", 1, "a=pass"), run("after", 2, "a=pass")).orThrow();
    assertThat(compared.conditions()).containsExactly(new Comparison.Change("seed", "1", "2"));
    assertThat(compared.isGood()).isTrue();
  }

  @Test
  void fileWithoutResults_isRefused() throws IOException {
    Path good = run("good", 1, "a=pass");
    for (Path bad :
        new Path[] {
          run("empty", 1),
          run("word", 1, "a=fine"),
          home.resolve("none"),
          Files.writeString(home.resolve("text"), "no json")
        }) {
      assertThat(Comparison.of(good, bad))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              it -> assertThat(it.refusal().code()).isEqualTo(RefusalCode.RESULTS_UNREADABLE));
    }
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content);
  }

  @Test
  void attacks_areComparedByWhatWasRefused() throws IOException {
    Path before =
        file(
            "a",
            """
            {"attacks": [{"id": "XSW-03", "refused": true}, {"id": "RPL-04", "refused": false}],
             "matrix": {"total": 2, "right": 2}}
            """);
    Path after =
        file(
            "b",
            """
            {"attacks": [{"id": "XSW-03", "refused": false}, {"id": "RPL-04", "refused": true}],
             "matrix": {"total": 2, "right": 1}}
            """);

    assertThat(Comparison.of(before, after).orThrow().worse())
        .extracting(Comparison.Change::what)
        .containsExactly("XSW-03", "matrix");
  }

  @Test
  void replays_areAsBadAsTheirWorstTime() throws IOException {
    String run = "{\"scenario\": \"x05/arrived\", \"verdict\": \"good\"}";
    Path before = file("a", "{\"runs\": [" + run + "]}");
    Path after = file("b", "{\"runs\": [" + run.replace("good", "bad") + ", " + run + "]}");

    assertThat(Comparison.of(before, after).orThrow().worse()).hasSize(1);
  }

  @Test
  void runsOfTwoKinds_areNotCompared() throws IOException {
    Path before = file("a", "{\"runs\": [{\"scenario\": \"x\", \"verdict\": \"good\"}]}");
    Path after = run("after", 1, "a=pass");

    assertThat(Comparison.of(before, after))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.refusal().code()).isEqualTo(RefusalCode.RESULTS_UNREADABLE));
  }
}
