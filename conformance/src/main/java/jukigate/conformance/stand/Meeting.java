package jukigate.conformance.stand;

import java.util.List;
import java.util.Optional;
import jukigate.conformance.tls.SeenHello;

/**
 * One connection of the system under test.
 *
 * @param hello what it offered; empty when it did not speak TLS
 * @param handshake empty when it did not come to an end
 * @param ended {@code closed}, {@code alert:…} as the client sent it, or {@code open}
 */
public record Meeting(
    Optional<SeenHello> hello,
    Optional<Handshake> handshake,
    List<Arrival> arrivals,
    String ended) {
  public Meeting {
    arrivals = List.copyOf(arrivals);
  }
}
