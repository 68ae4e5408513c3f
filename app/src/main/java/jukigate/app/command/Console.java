package jukigate.app.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;

/**
 * The one voice of the command line: results to {@code out}, refusals and progress to {@code err},
 * in one language, as text or as JSON.
 */
public final class Console {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final PrintStream out;
  private final PrintStream err;
  private final Language language;
  private final boolean json;

  public Console(PrintStream out, PrintStream err, Language language, boolean json) {
    this.out = out;
    this.err = err;
    this.language = language;
    this.json = json;
  }

  public Language language() {
    return language;
  }

  /** True when the reader is a program: print one JSON value to {@code out} and nothing else. */
  public boolean json() {
    return json;
  }

  /** A line of the result. */
  public void line(String text) {
    out.println(text);
  }

  /** A line of the result, from {@code commands_ja/en.properties}. */
  public void say(String key, Object... arguments) {
    out.println(text(key, arguments));
  }

  /** A line beside the result: progress, a hint. */
  public void note(String key, Object... arguments) {
    err.println(text(key, arguments));
  }

  public String text(String key, Object... arguments) {
    return Texts.of(language).format(key, arguments);
  }

  /** The value as JSON to {@code out}. Records and maps are fine; no personal data by accident. */
  public void printJson(Object value) {
    try {
      out.println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not representable as JSON: " + value.getClass(), e);
    }
  }

  /** The values as a JSON array to {@code out}, one after the other: none is held. */
  public void printJsonArray(Stream<?> values) {
    try (SequenceWriter writer =
        JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValuesAsArray(out)) {
      for (var each = values.iterator(); each.hasNext(); ) {
        writer.write(each.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }

  /**
   * Says what was refused, why, and what to do.
   *
   * @return the exit code for it
   */
  public int refuse(Refusal refusal) {
    if (json) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("refused", refusal.code().id());
      value.put("stage", refusal.code().stage().name());
      value.put("text", refusal.text(language));
      value.put("fix", refusal.fix(language));
      printJson(value);
    } else {
      err.println(refusal.code().id() + "  " + refusal.text(language));
      err.println("        → " + refusal.fix(language));
    }
    return ExitCode.of(refusal);
  }
}
