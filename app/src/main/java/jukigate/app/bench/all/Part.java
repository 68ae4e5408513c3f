package jukigate.app.bench.all;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One bench of several.
 *
 * @param name of its files, e.g. {@code load}
 * @param javaOptions beside those of the launcher; of the same option the last one counts
 * @param arguments as they are typed after {@code bench}
 * @param hasReport whether it writes pages into a folder
 */
public record Part(String name, String javaOptions, List<String> arguments, boolean hasReport) {
  public Part {
    arguments = List.copyOf(arguments);
  }

  static Part of(String name, String... arguments) {
    return new Part(name, "", List.of(arguments), false);
  }

  Part with(String options) {
    return new Part(name, options, arguments, hasReport);
  }

  Part reporting() {
    return new Part(name, javaOptions, arguments, true);
  }

  /** As a person types it; the report beside the others. */
  String typed() {
    String options = javaOptions.isEmpty() ? "" : "JUKIGATE_JAVA_OPTS=\"" + javaOptions + "\" ";
    String report = hasReport ? " --report " + Path.of("out", name) : "";
    return options + "./jukigate bench " + String.join(" ", arguments).strip() + report;
  }

  /** What the launcher is given. */
  List<String> arguments(Path home, Path out) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(arguments);
    all.addAll(List.of("--lang", "en", "--home", home.toString()));
    if (hasReport) {
      all.addAll(List.of("--report", out.resolve(name).toString()));
    }
    return all;
  }
}
