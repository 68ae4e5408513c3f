package jukigate.spread;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who keeps a journal together.
 *
 * @param self name of this member, one of {@code members}
 * @param members name and address of each, the same at all of them; an odd number, as a change
 *     needs more than half
 * @param folder this member's own: {@code log/} and {@code journal/}
 */
public record Membership(String self, Map<String, InetSocketAddress> members, Path folder) {
  public Membership {
    members = new TreeMap<>(members);
    if (!members.containsKey(self) || members.size() % 2 == 0) {
      throw new IllegalArgumentException(self + " among an odd number of " + members.keySet());
    }
  }

  Path log() {
    return folder.resolve("log");
  }

  /** A journal as any other; its commands read it when the member is stopped. */
  public Path journal() {
    return folder.resolve("journal");
  }
}
