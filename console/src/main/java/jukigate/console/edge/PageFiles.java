package jukigate.console.edge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/** The files of the page and the description of the API: these and no others, read at start. */
final class PageFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String OWN = "jukigate/console/";
  private static final String LIT = "META-INF/resources/webjars/lit-html/3.3.2/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "json", "application/json",
          "yaml", "application/yaml");

  private static final List<String> PAGE =
      List.of(
          "app.js",
          "network.js",
          "tiles.js",
          "messages.js",
          "message.js",
          "case.js",
          "desk.js",
          "runs.js",
          "trust.js",
          "audit.js",
          "lines.js",
          "clock.js",
          "performance.js",
          "style.css");
  private static final List<String> LANGUAGES = List.of("ja", "en");
  private static final List<String> TEXTS =
      List.of(
          "common", "network", "message", "case", "desk", "runs", "trust", "audit", "performance");
  private static final List<String> LIBRARY =
      List.of("lit-html.js", "directive.js", "directive-helpers.js", "directives/repeat.js");

  /** Path of the description of the API. */
  static final String DESCRIPTION = "/api/v1/openapi.yaml";

  private record File(Payload content, String type) {}

  private final transient Map<String, File> files = new HashMap<>();

  PageFiles() {
    put("/", OWN + "page/index.html");
    names().forEach(name -> put("/" + name, OWN + "page/" + name));
    LIBRARY.forEach(name -> put("/lib/lit-html/" + name, LIT + name));
    put(DESCRIPTION, OWN + "openapi.yaml");
  }

  /** The files of the page below its folder, apart from its frame. */
  static List<String> names() {
    Stream<String> texts =
        LANGUAGES.stream()
            .flatMap(
                language -> TEXTS.stream().map(name -> "texts/" + language + "/" + name + ".json"));
    return Stream.concat(PAGE.stream(), texts).toList();
  }

  private void put(String path, String resource) {
    String ending = resource.substring(resource.lastIndexOf('.') + 1);
    files.put(path, new File(read(resource), TYPES.get(ending)));
  }

  private static Payload read(String resource) {
    try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return Payload.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    File file = files.get(request.getRequestURI());
    if (file == null) {
      var refusal =
          Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, HttpServletResponse.SC_NOT_FOUND);
      Declined.answer(request, response, HttpServletResponse.SC_NOT_FOUND, refusal);
      return;
    }
    response.setContentType(file.type());
    byte[] content = file.content().toByteArray();
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
