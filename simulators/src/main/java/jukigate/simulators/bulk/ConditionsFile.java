package jukigate.simulators.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.message.Payload;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.Search;

/**
 * 検索条件のリスト: CSV in UTF-8, the first line names the columns, in Japanese or in English. A line has a
 * 個人番号 or some of the four items; whether these are enough is for the server to say.
 */
public final class ConditionsFile {
  /** The most conditions of one list. */
  public static final int MOST = 1_000_000;

  private static final Search NOTHING =
      new Search(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Path file;
  private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
  private int lineNumber;
  private int last;

  private ConditionsFile(Path file) {
    this.file = file;
  }

  private enum Column {
    NUMBER("number", "一連番号"),
    INDIVIDUAL_NUMBER("individualNumber", "個人番号"),
    NAME("name", "氏名"),
    BIRTH_DATE("birthDate", "生年月日"),
    ADDRESS("address", "住所"),
    SEX("sex", "性別");

    private final String en;
    private final String ja;

    Column(String en, String ja) {
      this.en = en;
      this.ja = ja;
    }

    static Optional<Column> of(String head) {
      return Arrays.stream(values())
          .filter(column -> column.en.equals(head) || column.ja.equals(head))
          .findFirst();
    }
  }

  /**
   * Reads a whole list. Without a column {@code number} the conditions are counted from 1.
   *
   * @return refused with FILE_UNREADABLE, and with FILE_INVALID, file, line and column: an unknown
   *     column, a value that is none of the register's, a line without a condition or with both
   *     kinds, numbers that do not ascend, no condition at all or more than {@link #MOST}. No value
   *     is told.
   */
  public static Outcome<List<BulkCondition>> read(Path file) {
    try {
      return read(file, Payload.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /** The same of what is to be taken for the content of the file. */
  public static Outcome<List<BulkCondition>> read(Path file, Payload content) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toByteArray()));
      List<String> lines = text.toString().lines().toList();
      return Outcome.passed(new ConditionsFile(file).conditions(lines));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (CharacterCodingException e) {
      return Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "UTF-8");
    }
  }

  private List<BulkCondition> conditions(List<String> lines) {
    if (lines.isEmpty()) {
      throw invalid("number,individualNumber,name,birthDate,address,sex");
    }
    head(fields(lines.getFirst()));
    List<BulkCondition> conditions = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isBlank()) {
        conditions.add(condition(fields(line)));
      } else {
        lineNumber++;
      }
    }
    if (conditions.isEmpty() || conditions.size() > MOST) {
      throw invalid("1.." + MOST);
    }
    return conditions;
  }

  private List<String> fields(String line) {
    lineNumber++;
    String text = lineNumber == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    return CsvRow.fields(text).orElseThrow(() -> invalid("CSV"));
  }

  private void head(List<String> heads) {
    for (int i = 0; i < heads.size(); i++) {
      String head = heads.get(i).strip();
      var column = Column.of(head).orElseThrow(() -> invalid(head));
      if (columns.put(column, i) != null) {
        throw invalid(head);
      }
    }
  }

  private BulkCondition condition(List<String> fields) {
    if (fields.size() != columns.size()) {
      throw invalid("CSV");
    }
    int number = number(fields);
    last = number;
    var individual = value(fields, Column.INDIVIDUAL_NUMBER, IndividualNumber::parse);
    var search =
        new Search(
            value(fields, Column.NAME, RegisterText::parse),
            value(fields, Column.BIRTH_DATE, RegisterDate::parse),
            value(fields, Column.ADDRESS, RegisterText::parse),
            value(fields, Column.SEX, Sex::ofCode));
    boolean empty = search.equals(NOTHING);
    if (individual.isPresent() != empty) {
      throw invalid(Column.INDIVIDUAL_NUMBER.en);
    }
    return individual
        .<BulkCondition>map(known -> new BulkCondition.ByNumber(number, known))
        .orElseGet(() -> new BulkCondition.BySearch(number, search));
  }

  private int number(List<String> fields) {
    if (!columns.containsKey(Column.NUMBER)) {
      return last + 1;
    }
    String text = text(fields, Column.NUMBER);
    if (!text.matches("[1-9][0-9]{0,7}") || Integer.parseInt(text) <= last) {
      throw invalid(Column.NUMBER.en);
    }
    return Integer.parseInt(text);
  }

  private <T> Optional<T> value(
      List<String> fields, Column column, Function<String, Optional<T>> parser) {
    String text = text(fields, column);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(parser.apply(text).orElseThrow(() -> invalid(column.en)));
  }

  private String text(List<String> fields, Column column) {
    return columns.containsKey(column) ? fields.get(columns.get(column)).strip() : "";
  }

  private RefusedException invalid(String what) {
    return new RefusedException(
        Refusal.of(RefusalCode.FILE_INVALID, file, Math.max(1, lineNumber), what));
  }
}
