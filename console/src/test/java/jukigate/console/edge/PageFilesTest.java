package jukigate.console.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page. */
class PageFilesTest {
  private static final Pattern USED = Pattern.compile("\\bt\\('([a-zA-Z.-]+)'");

  private static String file(String name) throws IOException {
    try (InputStream in =
        PageFilesTest.class.getClassLoader().getResourceAsStream("jukigate/console/page/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> texts(String language) throws IOException {
    return new ObjectMapper().readValue(file("texts/" + language + ".json"), Map.class);
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
    for (String name :
        List.of("app.js", "network.js", "messages.js", "message.js", "lines.js", "clock.js")) {
      USED.matcher(file(name)).results().forEach(found -> used.add(found.group(1)));
    }
    assertThat(texts("ja").keySet()).containsAll(used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "app.js",
        "network.js",
        "tiles.js",
        "messages.js",
        "message.js",
        "lines.js",
        "clock.js",
        "style.css"
      })
  void files_makeNoMarkupOfTextAndAskNobodyElse(String name) throws IOException {
    assertThat(file(name))
        .doesNotContain("unsafeHTML", "unsafeSVG", "innerHTML", "outerHTML", "insertAdjacentHTML")
        .doesNotContain("document.write", "eval(", "new Function", "style=", "onclick=", "<style")
        .doesNotContain("http://", "https://");
  }
}
