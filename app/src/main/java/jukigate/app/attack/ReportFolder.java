package jukigate.app.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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

  private static String page(String template, Map<String, Object> model) throws IOException {
    try {
      StringWriter page = new StringWriter();
      configuration().getTemplate(template).process(model, page);
      return page.toString();
    } catch (TemplateException e) {
      throw new IllegalStateException("the page's own template fails", e);
    }
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(new ClassTemplateLoader(ReportFolder.class, ""));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }
}
