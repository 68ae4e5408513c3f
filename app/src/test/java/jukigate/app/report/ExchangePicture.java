package jukigate.app.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.XMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.domain.Language;

/**
 * A played scenario as a picture for the documents. It has no times, and messages that travelled
 * beside each other are in the order of the expectations, so every run draws the same.
 */
public final class ExchangePicture {
  private ExchangePicture() {}

  public static String svg(ScenarioResult result, Language language) {
    var ordered =
        new ScenarioResult(
            result.scenario(), result.steps().stream().map(ExchangePicture::ordered).toList());
    Map<String, Object> model =
        Map.of(
            "d", Diagram.of(ordered, new DirectoryNames(), 1),
            "lang", language.locale().getLanguage(),
            "title", result.scenario().title().in(language));
    try (var written = new StringWriter()) {
      configuration().getTemplate("exchange.ftlx").process(model, written);
      return written.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the picture's own template fails", e);
    }
  }

  private static StepResult ordered(StepResult step) {
    List<String> open =
        new ArrayList<>(step.step().expected().stream().map(ExpectedMessage::flow).toList());
    Map<PlayedMessage, Integer> places = new HashMap<>();
    for (PlayedMessage message : step.messages()) {
      int place = open.indexOf(message.toString());
      places.put(message, place < 0 ? open.size() : place);
      if (place >= 0) {
        open.set(place, "");
      }
    }
    List<PlayedMessage> messages =
        step.messages().stream().sorted(Comparator.comparing(places::get)).toList();
    return new StepResult(step.step(), messages, step.missing(), step.surplus(), step.lost());
  }

  private static Configuration configuration() {
    var configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(new ClassTemplateLoader(ExchangePicture.class, ""));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(XMLOutputFormat.INSTANCE);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }
}
