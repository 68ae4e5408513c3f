package jukigate.gateway.trace;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * What the standard environment variables of OpenTelemetry say. Knows nothing of its classes, so
 * that a gateway without traces loads none of them.
 *
 * @param properties the variables as the SDK names its properties, e.g. {@code
 *     otel.exporter.otlp.endpoint}
 */
public record TraceSettings(Map<String, String> properties) {
  /** Either of them turns traces on. */
  private static final List<String> ENDPOINTS =
      List.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT");

  private static final String PREFIX = "OTEL_";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  public TraceSettings {
    properties = Map.copyOf(properties);
  }

  /**
   * Empty when no endpoint is set. TRACES_NOT_LOOPBACK when one is set that is not on this machine:
   * a collector beside the gateway may take traces further, the gateway itself does not.
   *
   * @param environment variables by name
   */
  public static Outcome<Optional<TraceSettings>> of(Map<String, String> environment) {
    boolean on = false;
    for (String name : ENDPOINTS) {
      String endpoint = environment.getOrDefault(name, "").strip();
      if (!endpoint.isEmpty() && !isLoopback(endpoint)) {
        return Outcome.refused(RefusalCode.TRACES_NOT_LOOPBACK, name);
      }
      on |= !endpoint.isEmpty();
    }
    return Outcome.passed(on ? Optional.of(read(environment)) : Optional.empty());
  }

  private static boolean isLoopback(String endpoint) {
    try {
      URI url = URI.create(endpoint);
      return Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && LOOPBACK.contains(url.getHost());
    } catch (IllegalArgumentException notAUrl) {
      return false;
    }
  }

  private static TraceSettings read(Map<String, String> environment) {
    var properties = new TreeMap<String, String>();
    properties.put("otel.service.name", "jukigate-gateway");
    properties.put("otel.exporter.otlp.protocol", "http/protobuf");
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    // Traces alone: metrics have their own place, and the log stays a file.
    properties.put("otel.metrics.exporter", "none");
    properties.put("otel.logs.exporter", "none");
    return new TraceSettings(properties);
  }
}
