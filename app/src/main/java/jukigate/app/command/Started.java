package jukigate.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.console.WebConsole;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.app.scenario.PackedScenarios;
import jukigate.console.access.Role;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.domain.time.ClockState;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;

/** What every command that starts something does first, and how it waits. */
final class Started {
  /** 静岡市, 横浜市, 札幌市, their prefectures, national, card management. */
  static final List<NodeId> EIGHT =
      Stream.of(
              "cs-221007",
              "cs-141003",
              "cs-011002",
              "pref-220001",
              "pref-140007",
              "pref-010006",
              "national",
              "cardms")
          .map(NodeId::new)
          .toList();

  /** So many nodes are named with their addresses. */
  private static final int NAMED = 20;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));

  private Started() {}

  /** Where a run of this kind, begun now, leaves its evidence: named after Japan's time. */
  static Path newFolder(Path home, String kind, Surroundings surroundings) {
    return home.resolve(kind).resolve(STAMP.format(surroundings.clock().instant()));
  }

  /** Hardens the JVM, takes the home folder for this command alone, opens its log. */
  static HomeLock home(Path home) {
    JvmSecurity.harden();
    HomeLock lock = HomeLock.take(home).orThrow();
    LogFile.open(home);
    return lock;
  }

  /** The folder of scenarios that was asked for, else the one beside the launcher, else ours. */
  static Path scenarios(Path asked, Surroundings surroundings) {
    Path beside = surroundings.root().resolve("scenarios");
    return Optional.ofNullable(asked)
        .orElseGet(() -> Files.isDirectory(beside) ? beside : PackedScenarios.folder());
  }

  /**
   * The PKI of a home folder.
   *
   * @param clock that of the folder
   */
  static TestPki pki(Path home, BackboneClock clock, Surroundings surroundings) {
    return TestPki.openOrMint(home.resolve("pki"), clock, surroundings.random()).orThrow();
  }

  /**
   * Says where everything listens, takes event files, and waits for Ctrl-C or SIGTERM; then lets it
   * end in order.
   */
  static void untilStopped(Console console, Path home, Backbone backbone, Set<NodeId> nodes) {
    untilStopped(console, home, backbone, nodes, Optional.empty());
  }

  /** The same, and says where its web console is. */
  static void untilStopped(
      Console console, Path home, Backbone backbone, Set<NodeId> nodes, Optional<WebConsole> web) {
    console.say("up.gateway", backbone.gatewayUrl());
    backbone.management().ifPresent(url -> console.say("up.management", url));
    say(console, backbone, nodes);
    backbone.line().ifPresent(line -> console.say("up.lines", line.links().size()));
    if (backbone.clock().state().mode() != ClockState.Mode.REAL) {
      console.say("up.clock", ClockView.text(console, backbone.clock()));
    }
    web.ifPresent(it -> say(console, it));
    console.say("up.stop", String.valueOf(ProcessHandle.current().pid()));
    CountDownLatch asked = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Thread hook = new Thread(() -> stop(asked, main, backbone.stopPatience()), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, nodes, web)) {
      desk.open();
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(Console console, WebConsole web) {
    console.say("up.console", web.link(Role.ADMINISTRATOR));
    console.say("up.console-certificate", web.fingerprint());
  }

  /** A country would be two thousand lines. */
  private static void say(Console console, Backbone backbone, Set<NodeId> nodes) {
    nodes.stream()
        .sorted()
        .limit(NAMED)
        .forEach(node -> console.say("up.node", node, backbone.nodeUrl(node)));
    if (nodes.size() > NAMED) {
      console.say("up.nodes", nodes.size() - NAMED);
    }
  }

  /** The JVM ends when its hooks have ended, so this one waits for the command to close all. */
  private static void stop(CountDownLatch asked, Thread main, Duration patience) {
    asked.countDown();
    try {
      main.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
