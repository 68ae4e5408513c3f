package jukigate.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureCalendarTest {
  private static final Path MIGRATIONS =
      Path.of("src/main/resources/jukigate/simulators/store/migrations");
  private static final Pattern DATED =
      Pattern.compile("TABLE (\\w+)(?: \\(| ADD COLUMN)[^;]*?\\berase_at BIGINT");

  private static final Pattern INDEX = Pattern.compile("INDEX \\w+ ON (\\w+) \\(erase_at\\)");

  @TempDir Path folder;

  @Test
  void everyTableWithADayOfErasure_isInTheCalendar() throws IOException {
    assertThat(swept()).containsExactlyInAnyOrderElementsOf(tables(DATED));
  }

  @Test
  void everyTableInTheCalendar_isFoundByAnIndex() throws IOException {
    assertThat(tables(INDEX)).containsAll(swept());
  }

  private static List<String> swept() {
    return Stream.of(ErasureCalendar.Kind.values())
        .map(ErasureCalendar.Kind::sweep)
        .filter(Sweep.Dated.class::isInstance)
        .map(sweep -> ((Sweep.Dated) sweep).table())
        .toList();
  }

  private static List<String> tables(Pattern named) throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .map(ErasureCalendarTest::text)
          .flatMap(sql -> named.matcher(sql).results())
          .map(found -> found.group(1))
          .sorted()
          .toList();
    }
  }

  @Test
  void calendarOfAnEmptyStore_asksEveryTable() {
    try (NodeStore store = NodeStore.open(folder.resolve("nodes")).orThrow()) {
      List<ErasureCalendar.Entry> all = store.change(tables -> tables.erasures().all());
      assertThat(all).isEmpty();
      List<ErasureCalendar.Due> next = store.change(tables -> tables.erasures().next());
      assertThat(next).isEmpty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
