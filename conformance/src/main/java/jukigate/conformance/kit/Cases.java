package jukigate.conformance.kit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import jukigate.conformance.data.DataFile;
import jukigate.conformance.requirement.Layer;
import jukigate.conformance.requirement.Requirement;
import jukigate.conformance.requirement.Requirements;

/**
 * Every case: texts and requirements from {@code cases/<layer>.yaml}, what is looked at from the
 * code. A case that has only one of them is a bug.
 */
public final class Cases {
  private static final SequencedMap<String, TestCase> ALL = read();

  private Cases() {}

  /** By layer, in the order of the files. */
  public static List<TestCase> all() {
    return List.copyOf(ALL.sequencedValues());
  }

  public static Optional<TestCase> ofId(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** Those that show it. */
  public static List<TestCase> of(Requirement requirement) {
    return all().stream().filter(it -> it.requirements().contains(requirement)).toList();
  }

  private static SequencedMap<String, TestCase> read() {
    Casebook book = new Casebook();
    LineCases.in(book);
    HttpCases.in(book);
    SoapCases.in(book);
    AddressingCases.in(book);
    SecurityCases.in(book);
    SignatureCases.in(book);
    AnswerCases.in(book);
    SequenceCases.in(book);
    LineServerCases.in(book);
    HttpServerCases.in(book);
    SoapServerCases.in(book);
    AddressingServerCases.in(book);
    SecurityServerCases.in(book);
    SecurityReplyCases.in(book);
    SchemaServerCases.in(book);
    BusinessServerCases.in(book);
    IdentityStories.in(book);
    NumberStories.in(book);
    MoveStories.in(book);
    NoticeStories.in(book);
    CopyStories.in(book);
    CardStories.in(book);
    InquiryStories.in(book);
    SupplementStories.in(book);
    ReconciliationStories.in(book);
    LineStories.in(book);
    LineClientCases.in(book);
    AnswerFormCases.in(book);
    SchemaStories.in(book);
    SizeStories.in(book);
    RecoveryStories.in(book);
    SequenceServerCases.in(book);
    SequencedMap<String, TestCase> all = new LinkedHashMap<>();
    Arrays.stream(Layer.values())
        .flatMap(layer -> read(layer, book))
        .forEach(
            each -> {
              if (all.put(each.id(), each) != null) {
                throw new IllegalArgumentException("twice: " + each.id());
              }
            });
    book.entries().keySet().stream()
        .filter(id -> !all.containsKey(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new IllegalArgumentException("in no file: " + id);
            });
    return all;
  }

  private static Stream<TestCase> read(Layer layer, Casebook book) {
    DataFile file = DataFile.read("cases/" + layer + ".yaml");
    return file.rows().stream().map(row -> testCase(file, row, book));
  }

  private static TestCase testCase(DataFile file, Map<?, ?> row, Casebook book) {
    String id = file.string(row.get("id"), "id");
    Casebook.Entry entry = book.entries().get(id);
    if (entry == null) {
      throw new IllegalArgumentException("nothing looks at " + id);
    }
    return new TestCase(
        id,
        entry.side(),
        DataFile.strings(row.get("requirements")).stream().map(Cases::requirement).toList(),
        Severity.valueOf(file.string(row.get("severity"), id)),
        file.bilingual(row.get("title"), id),
        "own".equals(row.get("contract")),
        entry.scene(),
        entry.check());
  }

  private static Requirement requirement(String id) {
    return Requirements.ofId(id)
        .orElseThrow(() -> new IllegalArgumentException("no requirement " + id));
  }
}
