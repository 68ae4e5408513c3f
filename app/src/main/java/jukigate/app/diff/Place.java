package jukigate.app.diff;

import java.util.List;
import java.util.Map;
import jukigate.domain.Bilingual;

/**
 * Where in a message.
 *
 * @param path for a reader: {@code /soap:Envelope/soap:Body/UpdateIdentity/control/updateNumber},
 *     with a position where there are several of a name
 * @param names the full names from the root, e.g. <code>{urn:x}a</code>
 * @param title what the register calls it, e.g. 更新順番号
 * @param codes what codes mean that a message has there, e.g. 転入
 */
public record Place(
    String path, List<String> names, Bilingual title, Map<String, Bilingual> codes) {
  public Place {
    names = List.copyOf(names);
    codes = Map.copyOf(codes);
  }
}
