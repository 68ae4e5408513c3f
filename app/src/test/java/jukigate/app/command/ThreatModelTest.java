package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every duty and every threat of the threat model has code and a test that are there. */
class ThreatModelTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW =
      Pattern.compile("^\\| ([DT]\\d+) .*\\| ([^|]*) \\| ([^|]*) \\|$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)(?:#([A-Za-z0-9_]+))?`");

  /** The last two columns of a row. */
  private record Row(String code, String tests) {}

  private static Map<String, Row> rows(String document) throws IOException {
    Matcher matcher = ROW.matcher(Files.readString(ROOT.resolve("docs").resolve(document)));
    Map<String, Row> rows = new TreeMap<>();
    while (matcher.find()) {
      rows.put(matcher.group(1), new Row(matcher.group(2), matcher.group(3)));
    }
    return rows;
  }

  @Test
  void everyRow_namesCodeAndTestsThatAreThere() throws IOException {
    Map<String, Path> main = classes("src/main/java");
    Map<String, Path> tests = classes("src/test/java");
    for (Row row : rows("threat-model.md").values()) {
      assertThat(names(row.code())).isNotEmpty().allSatisfy(name -> assertNamed(name, main));
      assertThat(names(row.tests())).isNotEmpty().allSatisfy(name -> assertNamed(name, tests));
    }
  }

  @Test
  void bothLanguages_haveTheSameRows() throws IOException {
    assertThat(rows("threat-model.ja.md"))
        .isEqualTo(rows("threat-model.md"))
        .hasSizeGreaterThan(30);
  }

  private static void assertNamed(List<String> name, Map<String, Path> classes) throws IOException {
    assertThat(classes).containsKey(name.get(0));
    if (name.size() == 2) {
      assertThat(Files.readString(classes.get(name.get(0))))
          .containsPattern("void " + Pattern.quote(name.get(1)) + "\\(");
    }
  }

  private static List<List<String>> names(String column) {
    return NAME.matcher(column)
        .results()
        .map(
            found ->
                found.group(2) == null
                    ? List.of(found.group(1))
                    : List.of(found.group(1), found.group(2)))
        .toList();
  }

  /** By simple name; of two with one name either will do. */
  private static Map<String, Path> classes(String folder) throws IOException {
    Map<String, Path> classes = new TreeMap<>();
    for (Path module : children(ROOT)) {
      Path sources = module.resolve(folder);
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .forEach(
                  file -> classes.put(file.getFileName().toString().replace(".java", ""), file));
        }
      }
    }
    return classes;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).toList();
    }
  }
}
