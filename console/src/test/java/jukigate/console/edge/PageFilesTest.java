package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.refusal.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the page. */
class PageFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern USED = Pattern.compile("\\bt\\('([a-zA-Z.-]+)'");

  private static String file(String name) throws IOException {
    try (InputStream in =
        PageFilesTest.class.getClassLoader().getResourceAsStream("jukigate/console/page/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All texts of a language; a key that two files have is given to the wrong one. */
  private static Map<String, String> texts(String language) throws IOException {
    var all = new TreeMap<String, String>();
    for (String name : scripts("json")) {
      if (name.startsWith("texts/" + language + "/")) {
        Map<String, String> some = JSON.readValue(file(name), new TypeReference<>() {});
        assertThat(all).as(name).doesNotContainKeys(some.keySet().toArray(String[]::new));
        all.putAll(some);
      }
    }
    return all;
  }

  private static List<String> scripts(String ending) {
    return PageFiles.names().stream().filter(name -> name.endsWith("." + ending)).toList();
  }

  static Stream<String> files() {
    return Stream.concat(Stream.of("index.html", "style.css"), scripts("js").stream());
  }

  @Test
  void texts_existInBothLanguages() throws IOException {
    assertThat(texts("ja").keySet()).isEqualTo(texts("en").keySet());
    assertThat(texts("ja").values()).noneMatch(String::isBlank);
    assertThat(texts("en").values()).noneMatch(String::isBlank);
  }

  @Test
  void texts_thatThePageNamesAreThere() throws IOException {
    var used = new TreeSet<String>();
    for (String name : scripts("js")) {
      USED.matcher(file(name)).results().forEach(found -> used.add(found.group(1)));
    }
    assertThat(texts("ja").keySet()).containsAll(used);
  }

  /** The pages name a step by a key that is put together. */
  @Test
  void steps_areNamedInBothLanguages() throws IOException {
    List<String> steps =
        EnumSet.range(Stage.PARSE, Stage.SEAL).stream().map(stage -> "step." + stage).toList();
    assertThat(texts("ja").keySet()).containsAll(steps);
    assertThat(texts("en").keySet()).containsAll(steps);
  }

  @ParameterizedTest
  @MethodSource("files")
  void files_makeNoMarkupOfTextAndAskNobodyElse(String name) throws IOException {
    assertThat(file(name))
        .doesNotContain("unsafeHTML", "unsafeSVG", "innerHTML", "outerHTML", "insertAdjacentHTML")
        .doesNotContain("document.write", "eval(", "new Function", "style=", "onclick=", "<style")
        .doesNotContain("http://", "https://");
  }
}
