package jukigate.app.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jukigate.bench.floor.FastCrypto;
import jukigate.bench.peer.StockVersions;

/**
 * Where something was measured, and with what.
 *
 * @param loadBefore how many programs wanted a processor when it began, in the minute before;
 *     negative where the system does not tell
 */
public record Machine(
    String processor,
    int processors,
    String system,
    String java,
    String options,
    Map<String, String> libraries,
    String provider,
    double loadBefore) {
  private static final String LABEL = "model name";

  /** This one, now. */
  public static Machine here() {
    var runtime = ManagementFactory.getRuntimeMXBean();
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        model(),
        system.getAvailableProcessors(),
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        runtime.getVmName() + " " + runtime.getVmVersion(),
        String.join(
            " ", runtime.getInputArguments().stream().filter(it -> it.startsWith("-X")).toList()),
        StockVersions.all(),
        FastCrypto.provider().map(it -> it.getName() + " " + it.getVersionStr()).orElse("JDK"),
        system.getSystemLoadAverage());
  }

  private static String model() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith(LABEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("?");
    } catch (IOException notLinux) {
      return "?";
    }
  }
}
