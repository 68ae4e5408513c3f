package jukigate.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every message, tried with many. */
class DiffPropertyTest {
  private static final int RUNS = 300;

  static List<RandomMessage> messages() {
    return java.util.stream.LongStream.range(0, RUNS).mapToObj(RandomMessage::new).toList();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void anyOtherPrefixesAndLayout_areEqual(RandomMessage message) {
    Diff diff = DiffTest.diff(message.xml(), message.inOtherWords());
    assertThat(diff.differences()).isEmpty();
    assertThat(diff.sheet().rows()).noneMatch(Sheet.Row::differs);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void anyOtherNamespace_isNot(RandomMessage message) {
    assertThat(DiffTest.diff(message.xml(), message.withOtherNamespace()).differences())
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it)
                    .isInstanceOfAny(
                        Difference.Name.class,
                        Difference.Missing.class,
                        Difference.Unexpected.class,
                        Difference.Attribute.class));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void anyOtherValue_isFoundAtItsPlace(RandomMessage message) {
    RandomMessage.Change change = message.withOtherValue();
    assertThat(DiffTest.diff(message.xml(), change.xml()).differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.place().path()).isEqualTo(change.path());
              assertThat(it.values().expected()).contains(change.before());
              assertThat(it.values().actual()).contains(change.after());
            });
  }

  /** Who is compared with himself, or the other way round, sees the same. */
  @ParameterizedTest
  @MethodSource("messages")
  void differenceOfTwo_isMutual(RandomMessage message) {
    String changed = message.withChildTakenOut();
    List<Difference> there = DiffTest.diff(message.xml(), changed).differences();
    List<Difference> back = DiffTest.diff(changed, message.xml()).differences();
    assertThat(there).singleElement().isInstanceOf(Difference.Missing.class);
    assertThat(back).singleElement().isInstanceOf(Difference.Unexpected.class);
    assertThat(back.getFirst().place().path()).isEqualTo(there.getFirst().place().path());
    assertThat(DiffTest.diff(changed, changed).isEqual()).isTrue();
  }
}
