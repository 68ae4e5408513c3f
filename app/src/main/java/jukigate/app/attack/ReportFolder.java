package jukigate.app.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jukigate.app.report.Template;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * What {@code attack --report} leaves behind: {@code attack.html} for a reviewer, both languages
 * and no other file needed; {@code results.json} for programs; {@code results.sarif} for whatever
 * gathers findings; {@code junit.xml} for a build server.
 */
public final class ReportFolder {
  private ReportFolder() {}

  /** Refused: DISK_FULL when the folder cannot be written. */
  public static Outcome<Path> write(Path folder, AttackReport report) {
    try {
      Files.createDirectories(folder);
      var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      var data = report.data();
      Files.writeString(folder.resolve("results.json"), json.writeValueAsString(data));
      Files.writeString(
          folder.resolve("results.sarif"), json.writeValueAsString(SarifReport.of(report)));
      Files.writeString(folder.resolve("attack.html"), page("attack.ftlh", report.dataWithBytes()));
      Files.writeString(folder.resolve("junit.xml"), page("junit.ftlx", data));
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static String page(String template, Map<String, Object> model) {
    return new Template(ReportFolder.class, template).fill(model);
  }
}
