package jukigate.simulators.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * Reads an {@link OperatorTable}; {@code operators.txt} beside this class says how it is written.
 */
public final class OperatorTableFile {
  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern FITS =
      Pattern.compile("\\*|[0-9A-Za-z][0-9A-Za-z._-]{0,47}\\*?"); // an id, or how it begins
  private static final int ROLE_CELLS = 3;
  private static final int OPERATOR_CELLS = 6;
  private static final String NONE = "-";

  private final Path file;
  private final Map<String, Set<Act>> roles = new HashMap<>();
  private final List<OperatorTable.Row> rows = new ArrayList<>();
  private int line;

  private OperatorTableFile(Path file) {
    this.file = file;
  }

  /**
   * Refused: FILE_UNREADABLE; FILE_INVALID with file and line for anything but a role or an
   * operator, a role that stands nowhere above, an unknown act, a wrong day, or no operator at all.
   */
  public static Outcome<OperatorTable> read(Path file) {
    try {
      return Outcome.passed(
          new OperatorTableFile(file).table(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (CharacterCodingException e) {
      return Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "not UTF-8");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /** The table that holds where nobody gives another. */
  public static OperatorTable standard() {
    try (InputStream in = OperatorTableFile.class.getResourceAsStream("operators.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "operators.txt").readAllBytes();
      return new OperatorTableFile(Path.of("operators.txt"))
          .table(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OperatorTable table(String text) {
    text.lines().forEach(this::take);
    if (rows.isEmpty()) {
      throw invalid("no operator");
    }
    return new OperatorTable(rows);
  }

  private void take(String text) {
    line++;
    String content = text.strip();
    if (content.isEmpty() || content.startsWith("#")) {
      return;
    }
    String[] cells = content.split("\\s+");
    switch (cells[0]) {
      case "role" -> role(exactly(cells, ROLE_CELLS));
      case "operator" -> rows.add(operator(exactly(cells, OPERATOR_CELLS)));
      default -> throw invalid("neither role nor operator");
    }
  }

  private String[] exactly(String[] cells, int count) {
    if (cells.length != count) {
      throw invalid(cells[0] + ": " + count + " cells, not " + cells.length);
    }
    return cells;
  }

  private void role(String[] cells) {
    String name = matching(ROLE, cells[1]);
    Set<Act> acts = EnumSet.noneOf(Act.class);
    for (String code : list(cells[2])) {
      acts.add(Act.ofCode(code).orElseThrow(() -> invalid("no such act")));
    }
    if (roles.put(name, acts) != null) {
      throw invalid("role twice");
    }
  }

  private OperatorTable.Row operator(String[] cells) {
    Set<Act> acts = EnumSet.noneOf(Act.class);
    for (String role : list(cells[3])) {
      acts.addAll(Optional.ofNullable(roles.get(role)).orElseThrow(() -> invalid("no such role")));
    }
    return new OperatorTable.Row(
        matching(FITS, cells[1]), matching(FITS, cells[2]), acts, day(cells[4]), day(cells[5]));
  }

  private static List<String> list(String cell) {
    return cell.equals(NONE) ? List.of() : List.of(cell.split(",", -1));
  }

  private String matching(Pattern pattern, String cell) {
    if (!pattern.matcher(cell).matches()) {
      throw invalid("neither an id nor its beginning and *");
    }
    return cell;
  }

  private Optional<LocalDate> day(String cell) {
    try {
      return cell.equals(NONE) ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    } catch (DateTimeException e) {
      throw new RefusedException(refusal("no day"), e);
    }
  }

  private RefusedException invalid(String problem) {
    return new RefusedException(refusal(problem));
  }

  private Refusal refusal(String problem) {
    return Refusal.of(RefusalCode.FILE_INVALID, file, line, problem);
  }
}
