package jukigate.conformance.attack;

import java.util.List;
import jukigate.domain.Bilingual;

/**
 * One check of the gateway, so that it can be said what would happen without it.
 *
 * @param id e.g. {@code ids.unique}
 * @param title what is checked
 * @param without what an endpoint without it would do
 * @param at where the check is made: class and method, e.g. {@code
 *     jukigate.wire.xml.Utf8#firstBadByte}
 */
public record Defence(String id, Bilingual title, Bilingual without, List<String> at) {
  public Defence {
    at = List.copyOf(at);
  }
}
