package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No id of the catalogue is forgotten: it is tried, or it is said why not. */
class CatalogueTest {
  private static final Map<String, Integer> LAYERS =
      Map.ofEntries(
          Map.entry("TLS", 34),
          Map.entry("PKI", 26),
          Map.entry("AUT", 13),
          Map.entry("SIG", 28),
          Map.entry("XSW", 19),
          Map.entry("ENC", 16),
          Map.entry("RPL", 12),
          Map.entry("XML", 18),
          Map.entry("SOAP", 11),
          Map.entry("WSA", 7),
          Map.entry("ATT", 6),
          Map.entry("HTTP", 10),
          Map.entry("DOS", 8),
          Map.entry("LOG", 8));

  @Test
  void everyId_isTriedOrHasItsReason() {
    Set<String> there =
        Stream.concat(Stimuli.ids().stream(), Elsewhere.all().stream().map(Elsewhere::id))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> wanted =
        LAYERS.entrySet().stream()
            .flatMap(
                layer ->
                    IntStream.rangeClosed(1, layer.getValue())
                        .mapToObj(number -> layer.getKey() + (number < 10 ? "-0" : "-") + number))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(there).isEqualTo(wanted);
  }
}
