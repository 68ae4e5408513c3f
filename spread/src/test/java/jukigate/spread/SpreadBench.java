package jukigate.spread;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jukigate.gateway.journal.PayloadKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Admits messages to three members and to a journal in Derby alone, in turn, so that both have the
 * same minutes of the machine. Prints a line for each turn. Not part of a build:
 * docs/howto-spread.md says how it is run.
 */
class SpreadBench {
  private static final List<String> NAMES = List.of("m1", "m2", "m3");
  private static final int TURNS = Integer.getInteger("bench.turns", 5);
  private static final long MILLIS = Long.getLong("bench.millis", 5_000);

  @TempDir Path home;

  @Test
  void admitting_isMeasured() {
    PayloadKeys.make(home.resolve("journal.key"), new SecureRandom()).orThrow();
    Map<String, InetSocketAddress> ports = Ports.of(NAMES);
    Map<String, Member> members = new TreeMap<>();
    NAMES.forEach(name -> members.put(name, Member.start(name, home, ports)));
    try (Member alone = Member.start("alone", home, Map.of())) {
      Member leader = leader(members);
      Member follower =
          members.values().stream().filter(member -> member != leader).findFirst().orElseThrow();
      List.of(leader, follower, alone).forEach(member -> member.ask("bench 8 " + MILLIS));
      System.out.println("journal callers admitted/s p50-ms p99-ms");
      for (int turn = 0; turn < TURNS; turn++) {
        for (int callers : new int[] {1, 8}) {
          String call = "bench " + callers + " " + MILLIS;
          System.out.println("leader " + callers + " " + leader.ask(call));
          System.out.println("alone " + callers + " " + alone.ask(call));
          System.out.println("follower " + callers + " " + follower.ask(call));
        }
      }
    } finally {
      members.values().forEach(Member::close);
    }
  }

  /** A call waits some seconds for one. */
  private static Member leader(Map<String, Member> members) {
    while (members.get("m1").ask("bench 1 100").startsWith("failed")) {}
    return members.values().stream()
        .filter(member -> member.ask("leader").equals("true"))
        .findFirst()
        .orElseThrow();
  }
}
