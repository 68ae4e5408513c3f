package jukigate.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be run, and the command lines that come of it. */
class ChoicesTest {
  private static final URI GATEWAY = URI.create("https://gateway.jukigate.localhost:8443");

  @TempDir Path home;

  private static RunOrder order(RunKind kind, String target, String... chosen) {
    return new RunOrder(
        kind,
        target,
        List.of(chosen),
        Optional.empty(),
        Optional.of(7L),
        2,
        true,
        true,
        Optional.empty(),
        true,
        Language.EN);
  }

  private List<String> words(RunOrder order) throws IOException {
    var place = new RunCommand.Place(home, RunShelf.of(home), 1, GATEWAY, "high");
    var command = new RunCommand(order, place);
    command.prepare();
    return command.arguments();
  }

  private boolean isAllowed(RunOrder order) {
    return new Choices(home).check(order) instanceof Outcome.Passed<RunOrder>;
  }

  @Test
  void everythingOfTheCatalogue_isAllowedUnlessItIsBarred() {
    for (RunKind kind : RunKind.values()) {
      assertThat(new Choices(home).of(kind))
          .isNotEmpty()
          .filteredOn(it -> !it.id().equals(Choices.MATRIX))
          .allSatisfy(
              it ->
                  assertThat(isAllowed(order(kind, "own", it.id())))
                      .as(it.id())
                      .isEqualTo(it.barred().isEmpty()));
    }
  }

  @Test
  void laboratory_hasKeysAndAHomeOfItsOwn() throws IOException {
    assertThat(words(order(RunKind.CONFORM, "own", "http/answer/5")))
        .startsWith("conform", "--self", "http/answer/5", "--strict", "--plain", "--seed", "7")
        .containsSequence("--keys-of", home.resolve("console/laboratory").toString())
        .containsSequence("--home", home.resolve("console/runs/000001/work").toString());
    assertThat(words(order(RunKind.ATTACK, "node", "XSW-03")))
        .startsWith("attack", "XSW-03")
        .containsSequence("--against", "node")
        .doesNotContain("--with-dos", "--consent");
    assertThat(words(order(RunKind.REPLAY, "own")))
        .startsWith("replay", "--all")
        .containsSequence("--times", "2");
    assertThat(words(order(RunKind.ATTACK, "own", "matrix"))).startsWith("attack", "--matrix");
  }

  @Test
  void foreignSystem_isJudgedWithTheKeysOfTheNetwork() throws IOException {
    Path file = Files.createDirectories(home.resolve("sut")).resolve("ours.yaml");
    Files.writeString(file, "node: cs-221007\n");

    assertThat(isAllowed(order(RunKind.CONFORM, "ours.yaml"))).isTrue();
    assertThat(words(order(RunKind.CONFORM, "ours.yaml")))
        .startsWith("conform", "--sut", file.toString())
        .containsSequence("--keys-of", home.toString());
  }

  @Test
  void backboneThatIsUp_isAttackedByAFileThatNamesItAlone() throws IOException {
    assertThat(words(order(RunKind.ATTACK, "backbone", "XSW-03")))
        .contains("--target", "--consent", "--with-dos");
    Path place = RunShelf.of(home).place(1);
    assertThat(place.resolve("target.yaml"))
        .content()
        .contains("url: https://gateway.jukigate.localhost:8443");
    assertThat(place.resolve("attack-targets.txt")).hasContent("gateway.jukigate.localhost:8443");
  }

  @Test
  void textOfACommand_canBeTyped() {
    var odd = home.resolve("it's here");
    var place = new RunCommand.Place(odd, RunShelf.of(odd), 1, GATEWAY, "high");

    assertThat(new RunCommand(order(RunKind.REPLAY, "own", "x01/refused#gap"), place).text())
        .startsWith("./jukigate replay x01/refused#gap ")
        .contains("'" + home + "/it'\\''s here/console/");
  }

  @Test
  void numberOfADeletedRun_isNotGivenAgain() throws IOException {
    RunShelf shelf = RunShelf.of(home);
    long first = shelf.next();
    Files.writeString(Files.createDirectories(shelf.report(first)).resolve("a.html"), "");

    shelf.delete(first);

    assertThat(shelf.place(first)).doesNotExist();
    assertThat(shelf.next()).isEqualTo(first + 1);
    assertThat(shelf.all()).isEmpty();
  }
}
