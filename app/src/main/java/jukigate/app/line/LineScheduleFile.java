package jukigate.app.line;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;
import jukigate.line.schedule.Daily;
import jukigate.line.schedule.LineSchedule;
import jukigate.line.schedule.Once;
import jukigate.line.schedule.Repeated;
import jukigate.line.schedule.Window;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads a schedule of the lines (xsd/line-schedule.xsd). */
public final class LineScheduleFile {
  /** As it is called in the folder of a scenario. */
  public static final String NAME = "line-schedule.xml";

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern WINDOW =
      Pattern.compile("<(?:\\w+:)?(once|repeated|by-chance|daily)\\b");

  private final Path file;

  private LineScheduleFile(Path file) {
    this.file = file;
  }

  /**
   * Refused: FILE_UNREADABLE; FILE_INVALID with file and line when it is against the schema or
   * names no line, fault, span or two times of day; LINE_SCHEDULE_CONTRADICTS when two windows
   * would set one fault to two values at the same time.
   */
  public static Outcome<LineSchedule> read(Path file) {
    var reader = new LineScheduleFile(file);
    try {
      return SafeXml.parseFile(file, schema()).then(reader::schedule);
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static Schema schema() {
    return SafeXml.schema(
        List.of(LineScheduleFile.class.getClassLoader().getResource("xsd/line-schedule.xsd")));
  }

  private Outcome<LineSchedule> schedule(Document document) {
    var elements = document.getDocumentElement().getElementsByTagNameNS("*", "*");
    List<Window> windows =
        IntStream.range(0, elements.getLength())
            .mapToObj(i -> window(i, (Element) elements.item(i)))
            .toList();
    LineSchedule schedule = new LineSchedule(windows);
    return schedule
        .dispute()
        .map(dispute -> refused(dispute, windows))
        .orElseGet(() -> Outcome.passed(schedule));
  }

  private Window window(int number, Element written) {
    return new Window(
        known(number, Place.read(written.getAttribute("link"), written.getAttribute("direction"))),
        this.<Fault>known(number, FaultKind.parse(written.getAttribute("fault"))),
        times(number, written));
  }

  private Window.Times times(int number, Element written) {
    return switch (written.getLocalName()) {
      case "once" ->
          new Once(
              span(number, written, "after"),
              written.hasAttribute("for")
                  ? Optional.of(span(number, written, "for"))
                  : Optional.empty());
      case "daily" -> daily(number, written);
      case "repeated" -> repeated(number, written, Optional.empty());
      default ->
          repeated(
              number, written, Optional.of(Long.parseLong(written.getAttribute("seed").strip())));
    };
  }

  private Repeated repeated(int number, Element written, Optional<Long> seed) {
    return new Repeated(span(number, written, "pause"), span(number, written, "for"), seed);
  }

  private Daily daily(int number, Element written) {
    LocalTime from = LocalTime.parse(written.getAttribute("from").strip());
    LocalTime to = LocalTime.parse(written.getAttribute("to").strip());
    if (from.equals(to)) {
      throw invalid(number, "from = to: " + from);
    }
    return new Daily(from, to);
  }

  private Duration span(int number, Element written, String attribute) {
    String text = written.getAttribute(attribute).strip();
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(number, attribute + "=\"" + text + "\": PT90S, PT5M, PT2H, P1DT12H");
    }
  }

  private <T> T known(int number, Outcome<T> read) {
    return switch (read) {
      case Outcome.Passed<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal why) ->
          throw invalid(number, why.code().id() + " " + why.text(jukigate.domain.Language.EN));
    };
  }

  private RefusedException invalid(int number, String what) {
    return new RefusedException(Refusal.of(RefusalCode.FILE_INVALID, file, line(number), what));
  }

  private Outcome<LineSchedule> refused(LineSchedule.Dispute dispute, List<Window> windows) {
    int one = windows.indexOf(dispute.one());
    int other = windows.lastIndexOf(dispute.other());
    return Outcome.refused(
        RefusalCode.LINE_SCHEDULE_CONTRADICTS,
        file,
        line(one),
        line(other),
        dispute.one().fault().text() + ", " + dispute.other().fault().text());
  }

  /** Elements do not know where they stand; the text does. */
  private int line(int number) {
    String text = new String(SafeXml.read(file).orThrow().toByteArray(), StandardCharsets.UTF_8);
    String bare = COMMENT.matcher(text).replaceAll(it -> it.group().replaceAll("[^\n]", " "));
    Stream<MatchResult> windows = WINDOW.matcher(bare).results();
    int at = windows.skip(number).findFirst().map(MatchResult::start).orElse(0);
    return 1 + (int) bare.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
