package jukigate.app.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jukigate.app.bench.stacks.ForeignStack;
import jukigate.app.command.Typed;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.requirement.Layer;
import jukigate.domain.Language;

/**
 * What each implementation did in each case (docs/vendors/matrix.md). The page is where the results
 * are kept: a run fills the column of its stack, and leaves the others.
 *
 * @param cells by id of the case, then by stack; a mark
 */
record VendorMatrix(Map<String, Map<ForeignStack, String>> cells) {
  private static final String NOT_APPLICABLE = "–";
  private static final Map<String, String> MARKS =
      Map.of(
          "pass", "✓",
          "warn", "△",
          "fail", "✗",
          "skipped", "?",
          "not-applicable", NOT_APPLICABLE,
          "kit-error", "!");
  private static final String PROFILE = "recommended";
  private static final List<ForeignStack> STACKS = List.of(ForeignStack.values());
  private static final String HEAD_JA =
      """
      # 実装ごとの結果

      [English](matrix.md) · [ベンダー向け](README.ja.md) · 適合試験: [howto-conform.ja.md](../howto-conform.ja.md)

      `ForeignConformTest` が実際に流した結果から作成しています (手で編集しません)。プロファイルはrecommended。
      ✓ 合格、△ 警告、✗ 不合格、? 判定できない、– 対象外。自前のCSの列は `OwnCsTest` が毎回確かめています。
      Python (zeep)、Node.js、CXFのどれにも、送る側と受ける側の見本があります。✗の理由は `interop/<スタック>/known.txt` にあります。

      ## まとめ

      """;
  private static final String HEAD_EN =
      """
      # What each implementation does

      [日本語](matrix.ja.md) · [For vendors](README.md) · The kit: [howto-conform.md](../howto-conform.md)

      Made from what `ForeignConformTest` really ran; do not edit. Profile recommended.
      ✓ pass, △ warning, ✗ fail, ? not seen, – not applicable. The column of our own CS is proven by `OwnCsTest` in every build.
      Python (zeep), Node.js and CXF each have a sample that sends and one that is called. The reason of each ✗ is in `interop/<stack>/known.txt`.

      ## In short

      """;

  static Path file(Language language) {
    return Typed.ROOT.resolve("docs/vendors/matrix" + (language == Language.JA ? ".ja.md" : ".md"));
  }

  /** As the page says; no cell of a case that it does not have. */
  static VendorMatrix read() throws IOException {
    Map<String, Map<ForeignStack, String>> cells = new TreeMap<>();
    if (Files.exists(file(Language.EN))) {
      Files.readAllLines(file(Language.EN)).stream()
          .filter(line -> line.startsWith("| `"))
          .map(line -> List.of(line.split(" \\| ")))
          .forEach(
              row -> {
                String id = row.getFirst().replaceAll("[|` ]", "");
                Map<ForeignStack, String> marks = new TreeMap<>();
                List<String> last = row.subList(row.size() - STACKS.size(), row.size());
                for (int i = 0; i < STACKS.size(); i++) {
                  marks.put(STACKS.get(i), last.get(i).replace("|", "").strip());
                }
                cells.put(id, marks);
              });
    }
    return new VendorMatrix(cells);
  }

  Set<String> ids() {
    return cells.keySet();
  }

  Map<String, String> column(ForeignStack stack) {
    return cells.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().get(stack)));
  }

  /** For every case that there is now. */
  VendorMatrix with(ForeignStack stack, List<CaseResult> results) {
    Map<String, String> found =
        results.stream()
            .collect(
                Collectors.toMap(it -> it.testCase().id(), it -> MARKS.get(it.verdict().word())));
    Map<String, Map<ForeignStack, String>> filled = new TreeMap<>();
    for (TestCase each : Cases.all()) {
      Map<ForeignStack, String> marks = new TreeMap<>(cells.getOrDefault(each.id(), Map.of()));
      STACKS.forEach(it -> marks.putIfAbsent(it, NOT_APPLICABLE));
      marks.put(stack, found.getOrDefault(each.id(), NOT_APPLICABLE));
      filled.put(each.id(), marks);
    }
    return new VendorMatrix(filled);
  }

  void write() throws IOException {
    for (Language language : Language.values()) {
      Files.createDirectories(file(language).getParent());
      Files.writeString(file(language), page(language));
    }
  }

  String page(Language language) {
    boolean ja = language == Language.JA;
    var text = new StringBuilder(ja ? HEAD_JA : HEAD_EN);
    text.append(columns(ja ? "層" : "layer"));
    for (Layer layer : Layer.values()) {
      List<TestCase> some = of(layer);
      if (!some.isEmpty()) {
        List<String> counts = new ArrayList<>(List.of(layer.title().in(language)));
        counts.add(count(some.stream().map(VendorMatrix::own).toList()));
        STACKS.forEach(stack -> counts.add(count(marks(some, stack))));
        text.append(row(counts));
      }
    }
    for (Layer layer : Layer.values()) {
      List<TestCase> some = of(layer);
      if (!some.isEmpty()) {
        text.append("\n## ").append(layer.title().in(language)).append("\n\n");
        text.append(columns(ja ? "ケース | 側 | 見るもの" : "case | side | what is looked at"));
        some.forEach(each -> text.append(row(cells(each, language))));
      }
    }
    return text.toString();
  }

  private static List<TestCase> of(Layer layer) {
    return Cases.all().stream().filter(it -> it.layer() == layer).toList();
  }

  private static String columns(String first) {
    int count = first.split("\\|", -1).length + 1 + STACKS.size();
    return "| " + first + " | jukigate | Python | Node.js | CXF |\n|" + "---|".repeat(count) + "\n";
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private List<String> cells(TestCase each, Language language) {
    List<String> cells = new ArrayList<>();
    cells.add("`" + each.id() + "`");
    cells.add(each.side().name());
    cells.add(each.title().in(language).replace("|", "/"));
    cells.add(own(each));
    STACKS.forEach(stack -> cells.add(mark(each, stack)));
    return cells;
  }

  /** OwnCsTest is red when this is not so. */
  private static String own(TestCase each) {
    return each.holdsIn(PROFILE) ? MARKS.get("pass") : NOT_APPLICABLE;
  }

  private List<String> marks(List<TestCase> some, ForeignStack stack) {
    return some.stream().map(each -> mark(each, stack)).toList();
  }

  private String mark(TestCase each, ForeignStack stack) {
    return cells.getOrDefault(each.id(), Map.of()).getOrDefault(stack, NOT_APPLICABLE);
  }

  /** The marks that there are, with how often; what is not applicable is left out. */
  private static String count(List<String> marks) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Arrays.asList("✓", "△", "✗", "?", "!")
        .forEach(
            mark -> {
              long many = marks.stream().filter(mark::equals).count();
              if (many > 0) {
                counts.put(mark, many);
              }
            });
    return counts.isEmpty()
        ? NOT_APPLICABLE
        : counts.entrySet().stream()
            .map(it -> String.format(Locale.ROOT, "%s %d", it.getKey(), it.getValue()))
            .collect(Collectors.joining(" "));
  }
}
