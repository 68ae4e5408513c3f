package jukigate.app.conform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import jukigate.app.report.Template;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.SigningIdentity;

/**
 * What {@code conform --report} leaves behind: {@code conform.html} for people, both languages and
 * no other file needed; {@code results.json} for programs; {@code junit.xml} for a build server;
 * {@code badge.svg} for a page of the vendor; {@code statement.p7s}, signed, for whoever wants to
 * rely on it.
 */
public final class ConformFolder {
  /** Name of the file for programs. */
  public static final String RESULTS = "results.json";

  private ConformFolder() {}

  /**
   * @param kit signs the statement
   * @return refused with DISK_FULL when the folder cannot be written
   */
  public static Outcome<Path> write(
      Path folder, ConformReport report, SigningIdentity kit, SecureRandom random) {
    try {
      Files.createDirectories(folder);
      var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      var data = report.data();
      Payload results = Payload.of(json.writeValueAsBytes(data));
      Files.write(folder.resolve(RESULTS), results.toByteArray());
      Files.write(
          folder.resolve(SignedStatement.FILE),
          SignedStatement.sign(Statement.of(report, results), kit, report.run().ended(), random));
      write(folder, "conform.html", "conform.ftlh", data);
      write(folder, "junit.xml", "junit.ftlx", data);
      write(folder, "badge.svg", "badge.ftlx", data);
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static void write(Path folder, String name, String template, Map<String, Object> data)
      throws IOException {
    Files.writeString(folder.resolve(name), new Template(ConformFolder.class, template).fill(data));
  }
}
