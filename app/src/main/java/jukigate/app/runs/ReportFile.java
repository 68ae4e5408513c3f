package jukigate.app.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;

/**
 * A file of the report of a run.
 *
 * @param name by which it is asked for; no path
 * @param bodies whether bodies of messages are in it, as personal as the messages themselves
 */
public record ReportFile(String name, Path file, boolean bodies) {
  private static final int MOST = 300;
  private static final int DEPTH = 6;
  private static final String SEQUENCE = "sequence.html";
  private static final String HEAD = "<html lang=\"ja\" data-lang=\"ja\">";
  private static final String SWITCH = "<button id=\"lang\"";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "json", "application/json",
          "sarif", "application/json",
          "xml", "application/xml",
          "svg", "image/svg+xml",
          "p7s", "application/pkcs7-signature");

  /**
   * Those of a run: its report, and the diagram of each playing of a scenario. Nothing else in its
   * folder can be had by any name.
   */
  public static List<ReportFile> of(RunShelf shelf, RunRecord run) {
    boolean bodies = run.kind() == RunKind.REPLAY;
    return Stream.concat(
            found(shelf.report(run.number()), 1)
                .map(file -> of(file, name(file), bodies && name(file).endsWith(".html"))),
            found(shelf.work(run.number()), DEPTH)
                .filter(file -> bodies && name(file).equals(SEQUENCE))
                .map(file -> of(file, name(file.getParent()) + "." + SEQUENCE, true)))
        .filter(file -> TYPES.containsKey(file.ending()))
        .limit(MOST)
        .toList();
  }

  private static ReportFile of(Path file, String name, boolean bodies) {
    return new ReportFile(name, file, bodies);
  }

  /** Regular files, links left out. */
  private static Stream<Path> found(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException none) {
      return Stream.of();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** The one of that very name. */
  public static Optional<ReportFile> find(RunShelf shelf, RunRecord run, String name) {
    return of(shelf, run).stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private String ending() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Its media type. */
  public String type() {
    return TYPES.get(ending());
  }

  public long size() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  /**
   * Its bytes. No script of a page runs here, so a page of both languages is handed out in one,
   * without its switch.
   */
  public Payload content(Language language) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!ending().equals("html")) {
      return Payload.of(bytes);
    }
    String spoken = language.locale().getLanguage();
    return Payload.ofUtf8(
        new String(bytes, StandardCharsets.UTF_8)
            .replace(HEAD, HEAD.replace("ja", spoken))
            .replace(SWITCH, SWITCH.replace("<button", "<button hidden")));
  }
}
