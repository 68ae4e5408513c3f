package jukigate.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * What a measurement found: a page for people and the same for programs.
 *
 * @param data strings, numbers, lists, maps and records of these
 */
public record ResultPage(String page, Object data) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Writes the page and {@code results.json}. Refused: DISK_FULL.
   *
   * @param name file name of the page
   */
  public Outcome<Path> write(Path folder, String name) {
    try {
      OwnerOnly.home(folder);
      place(folder.resolve(name), page);
      place(folder.resolve("results.json"), JSON.writeValueAsString(data) + "\n");
      return Outcome.passed(folder);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always representable", e);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static void place(Path file, String text) throws IOException {
    OwnerOnly.place(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
