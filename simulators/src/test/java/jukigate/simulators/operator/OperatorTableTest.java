package jukigate.simulators.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorTableTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  /** Written out here once more, so that a slip in the file shows. */
  private static final Map<String, Set<Act>> RIGHTS =
      Map.of(
          "op-counter-1", EnumSet.of(Act.REGISTER, Act.CARD, Act.COPY, Act.PRINT, Act.INQUIRE),
          "op-approver-1", EnumSet.of(Act.DECIDE, Act.SUPPRESS, Act.INQUIRE),
          "op-inquiry-1", EnumSet.of(Act.INQUIRE),
          "op-admin-1",
              EnumSet.of(
                  Act.RECONCILE, Act.MAINTAIN, Act.MEDIUM, Act.UNMASK, Act.AUDIT, Act.INQUIRE),
          "op-counter", EnumSet.allOf(Act.class),
          "op-cli", EnumSet.allOf(Act.class));

  @TempDir Path folder;

  static Stream<Arguments> matrix() {
    return RIGHTS.keySet().stream()
        .flatMap(operator -> Stream.of(Act.values()).map(act -> Arguments.of(operator, act)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void standardTable_givesEachRoleItsActsAndNoOther(String operator, Act act) {
    var right = OperatorTableFile.standard().permits(operator, CS, act, DAY);
    if (RIGHTS.get(operator).contains(act)) {
      assertThat(right).isEqualTo(Outcome.passed(act));
    } else {
      assertThat(refusal(right)).contains(RefusalCode.OPERATOR_WITHOUT_RIGHT);
    }
  }

  @ParameterizedTest
  @CsvSource({"clerk", "OP-1", "''", "op", "xop-1", "op-1 or 2", "op-職員"})
  void operatorOutsideOfTheTable_isRefused(String operator) {
    var right = OperatorTableFile.standard().permits(operator, CS, Act.INQUIRE, DAY);
    assertThat(refusal(right)).contains(RefusalCode.OPERATOR_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"2025-03-31, true", "2025-04-01, false"})
  void whoHasLeft_hasRightsUntilTheLastDay(LocalDate day, boolean allowed) {
    var right = OperatorTableFile.standard().permits("op-left-1", CS, Act.REGISTER, day);
    assertThat(refusal(right))
        .isEqualTo(allowed ? Optional.empty() : Optional.of(RefusalCode.OPERATOR_NOT_IN_OFFICE));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31, false", "2026-04-01, true"})
  void whoComes_hasRightsFromTheFirstDay(LocalDate day, boolean allowed) throws IOException {
    var table = read("role r card\noperator a * r 2026-04-01 -").orThrow();
    assertThat(table.permits("a", CS, Act.CARD, day).isPassed()).isEqualTo(allowed);
  }

  @Test
  void firstRowThatFitsOperatorAndNode_decides() throws IOException {
    var table =
        read("""
                # comment
                role one card

                role two card,print
                operator a* cs-22* two - -
                operator ab  *      one - -
                operator *   pref-220001 - - -
                """)
            .orThrow();
    assertThat(table.permits("ab", CS, Act.PRINT, DAY).isPassed()).isTrue();
    var yokohama = new NodeId("cs-141003");
    assertThat(table.permits("ab", yokohama, Act.CARD, DAY).isPassed()).isTrue();
    assertThat(refusal(table.permits("ab", yokohama, Act.PRINT, DAY)))
        .contains(RefusalCode.OPERATOR_WITHOUT_RIGHT);
    assertThat(refusal(table.permits("abc", yokohama, Act.CARD, DAY)))
        .contains(RefusalCode.OPERATOR_UNKNOWN);
    assertThat(refusal(table.permits("x", new NodeId("pref-220001"), Act.CARD, DAY)))
        .as("known, and may do nothing")
        .contains(RefusalCode.OPERATOR_WITHOUT_RIGHT);
  }

  static Stream<Arguments> wrong() {
    String role = "role r card\n";
    return Stream.of(
        Arguments.of("clerk a", 1, "neither role nor operator"),
        Arguments.of("role r", 1, "role: 3 cells, not 2"),
        Arguments.of("role R card", 1, "neither an id"),
        Arguments.of("\nrole r fly", 2, "no such act"),
        Arguments.of(role + "role r print", 2, "role twice"),
        Arguments.of(role + "operator a * r -", 2, "operator: 6 cells, not 5"),
        Arguments.of(role + "operator a * q - -", 2, "no such role"),
        Arguments.of(role + "operator a*b * r - -", 2, "neither an id"),
        Arguments.of(role + "operator a ? r - -", 2, "neither an id"),
        Arguments.of(role + "operator a * r 2026-02-30 -", 2, "no day"),
        Arguments.of(role, 1, "no operator"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongFile_isRefusedWithItsLine(String text, int line, String problem) throws IOException {
    assertThat(read(text)).isInstanceOf(Outcome.Refused.class);
    if (read(text) instanceof Outcome.Refused<OperatorTable>(Refusal refusal)) {
      assertThat(refusal.code()).isEqualTo(RefusalCode.FILE_INVALID);
      assertThat(refusal.toString()).contains(Integer.toString(line), problem);
    }
  }

  @Test
  void fileThatIsNoText_isRefused() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, "role é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refusal(OperatorTableFile.read(file))).contains(RefusalCode.FILE_INVALID);
    assertThat(refusal(OperatorTableFile.read(folder.resolve("none"))))
        .contains(RefusalCode.FILE_UNREADABLE);
  }

  private Outcome<OperatorTable> read(String text) throws IOException {
    return OperatorTableFile.read(Files.writeString(folder.resolve("operators.txt"), text));
  }

  private static <T> Optional<RefusalCode> refusal(Outcome<T> outcome) {
    return outcome instanceof Outcome.Refused<T>(Refusal refusal)
        ? Optional.of(refusal.code())
        : Optional.empty();
  }
}
