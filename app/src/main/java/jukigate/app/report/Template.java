package jukigate.app.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/**
 * A template beside a class; what is put into it is escaped as its ending says.
 *
 * @param beside whose package it is in
 * @param name e.g. {@code attack.ftlh}
 */
public record Template(Class<?> beside, String name) {

  /**
   * @throws IllegalStateException when it does not fit what is put into it, which is a bug
   */
  public String fill(Map<String, ?> model) {
    try {
      StringWriter page = new StringWriter();
      configuration().getTemplate(name).process(model, page);
      return page.toString();
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("the page's own template fails", e);
    }
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(new ClassTemplateLoader(beside, ""));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }
}
