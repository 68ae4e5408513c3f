package jukigate.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import jukigate.line.tap.CaptureFile;
import jukigate.line.tap.Hello;
import jukigate.line.tap.Overheard;

/**
 * Says what a capture gives away; of the words that were looked for it says only how many it has.
 */
record CaptureView(Console console) {
  /** What every message has in it, so that a plain one is never missed. */
  private static final List<String> EVERYWHERE = List.of("POST /", "HTTP/1.1", ":Envelope");

  int report(Path capture, List<String> asked) {
    List<String> words = words(asked);
    List<Overheard> heard =
        CaptureFile.read(capture).orThrow().stream().map(one -> Overheard.of(one, words)).toList();
    boolean silent = !heard.isEmpty() && heard.stream().allMatch(Overheard::isSilent);
    if (console.json()) {
      print(heard, words.size(), silent);
    } else {
      heard.forEach(one -> console.line(line(one, words.size())));
      console.say(verdict(heard, silent), heard.size());
    }
    return silent ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static String verdict(List<Overheard> heard, boolean silent) {
    return heard.isEmpty() ? "capture.empty" : silent ? "capture.good" : "capture.bad";
  }

  private static List<String> words(List<String> asked) {
    List<String> all = new ArrayList<>(EVERYWHERE);
    Operation.all().map(Operation::name).distinct().forEach(all::add);
    asked.stream().filter(word -> !word.isBlank()).forEach(all::add);
    return all;
  }

  private void print(List<Overheard> heard, int words, boolean silent) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", silent ? "good" : "bad");
    data.put("words", words);
    data.put("connections", heard.stream().map(CaptureView::data).toList());
    console.printJson(data);
  }

  private static Map<String, Object> data(Overheard one) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("client", one.client());
    data.put("server", one.server());
    data.put("wholeFromTheBeginning", one.hasBeginning());
    data.put("version", one.hello().map(Hello::version).orElse(""));
    data.put("suite", one.hello().map(Hello::suite).orElse(""));
    data.put("records", one.records());
    data.put("applicationBytes", one.octets());
    data.put("entropy", Math.round(one.entropy() * 1000) / 1000.0);
    data.put("bytesThatAreNoTls", one.strange());
    data.put("wordsFound", one.known());
    data.put("verdict", one.isSilent() ? "good" : "bad");
    return data;
  }

  private String line(Overheard one, int words) {
    String protocol =
        one.hello()
            .map(hello -> hello.version() + " " + hello.suite())
            .orElseGet(() -> console.text(one.hasBeginning() ? "capture.none" : "capture.late"));
    return Stream.of(
            String.format(Locale.ROOT, "%5d → %-5d", one.client(), one.server()),
            protocol,
            console.text(
                "capture.records",
                one.records().handshake(),
                one.records().application(),
                one.records().change() + one.records().alert()),
            console.text(
                "capture.entropy",
                Long.toString(one.octets()),
                String.format(Locale.ROOT, "%.3f", one.entropy())),
            console.text("capture.found", one.strange(), one.known(), words),
            console.text(one.isSilent() ? "capture.one.good" : "capture.one.bad"))
        .reduce((first, second) -> first + "  " + second)
        .orElseThrow();
  }
}
