package jukigate.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;

/** A run as data: {@code result.json} and {@code messages.csv}. No personal data is in either. */
public final class ResultTables {
  private final PlayResult result;
  private final NodeNames names;

  public ResultTables(PlayResult result, NodeNames names) {
    this.result = result;
    this.names = names;
  }

  /** The whole run: verdict, scenarios, steps, messages. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", verdict(result.isGood()));
    data.put("started", result.started().toString());
    data.put("millis", result.took().toMillis());
    data.put("profile", result.profile());
    List<Object> scenarios = new ArrayList<>();
    int number = 1;
    for (ScenarioResult scenario : result.scenarios()) {
      scenarios.add(scenario(scenario, number));
      number += scenario.steps().stream().mapToInt(step -> step.messages().size()).sum();
    }
    data.put("scenarios", scenarios);
    return data;
  }

  String json() {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(data())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always representable", e);
    }
  }

  /** RFC 4180, UTF-8, header line first. */
  String csv() {
    String header =
        "number,at,from,fromName,to,toName,operation,ending,millis,correlationId,"
            + "requestSha256,answerSha256";
    List<PlayedMessage> messages = result.messages();
    StringBuilder lines = new StringBuilder(header).append("\r\n");
    for (int i = 0; i < messages.size(); i++) {
      lines.append(csvLine(i + 1, messages.get(i)));
    }
    return lines.toString();
  }

  private Map<String, Object> scenario(ScenarioResult scenario, int firstNumber) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", scenario.scenario().id());
    data.put("titleJa", scenario.scenario().title().ja());
    data.put("titleEn", scenario.scenario().title().en());
    data.put("verdict", verdict(scenario.isGood()));
    List<Object> steps = new ArrayList<>();
    int number = firstNumber;
    for (StepResult step : scenario.steps()) {
      steps.add(step(step, number));
      number += step.messages().size();
    }
    data.put("steps", steps);
    return data;
  }

  private Map<String, Object> step(StepResult step, int firstNumber) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("titleJa", step.step().title().ja());
    data.put("titleEn", step.step().title().en());
    data.put("verdict", verdict(step.isGood()));
    data.put("missing", step.missing());
    data.put("surplus", step.surplus());
    List<Object> messages = new ArrayList<>();
    for (int i = 0; i < step.messages().size(); i++) {
      messages.add(message(firstNumber + i, step.messages().get(i)));
    }
    data.put("messages", messages);
    return data;
  }

  private Map<String, Object> message(int number, PlayedMessage message) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", number);
    data.put("at", message.at().toString());
    data.put("from", message.route().from().value());
    data.put("to", message.route().to().value());
    data.put("operation", message.route().operation());
    data.put("ending", message.ending().toString());
    data.put("millis", message.took().toMillis());
    message.correlationId().ifPresent(id -> data.put("correlationId", id));
    data.put("request", RunFolder.requestFile(number));
    data.put("requestSha256", message.bytes().request().sha256());
    message
        .bytes()
        .answer()
        .ifPresent(
            answer -> {
              data.put("answer", RunFolder.answerFile(number));
              data.put("answerSha256", answer.sha256());
            });
    return data;
  }

  private String csvLine(int number, PlayedMessage message) {
    var route = message.route();
    return Csv.line(
        Stream.of(
            String.valueOf(number),
            message.at().toString(),
            route.from().value(),
            names.of(route.from()).ja(),
            route.to().value(),
            names.of(route.to()).ja(),
            route.operation(),
            message.ending().toString(),
            String.valueOf(message.took().toMillis()),
            message.correlationId().orElse(""),
            message.bytes().request().sha256(),
            message.bytes().answer().map(answer -> answer.sha256()).orElse("")));
  }

  private static String verdict(boolean good) {
    return good ? "good" : "bad";
  }
}
