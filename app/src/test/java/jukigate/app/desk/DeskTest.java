package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.Settlement;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.resident.InventedResidents;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Set<NodeId> NODES =
      Set.of(new NodeId("cs-221007"), new NodeId("pref-220001"), NodeId.NATIONAL);
  private static final Path BIRTH = Typed.ROOT.resolve("scenarios/0001-birth/birth.xml");

  @TempDir static Path home;
  private static Backbone backbone;
  private static Desk desk;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    backbone =
        Backbone.start(
                new BackboneSetup(
                    pki,
                    config,
                    new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), Sending.WHEN_ASKED),
                    new BackboneSetup.Around(InstantSource.system(), random),
                    MessageObserver.NONE))
            .orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, NODES);
  }

  @AfterAll
  static void stop() {
    desk.close();
    backbone.close();
  }

  @Test
  void birthHandedIn_isEnteredAndItsNotificationAcknowledged() {
    var folder = DeskFolder.of(home);
    folder.hand(ticket("t-1"), BIRTH);

    assertThat(desk.takeAll()).isEqualTo(1);

    var result = folder.collect(ticket("t-1"), DeskResult.class).orElseThrow();
    assertThat(result.allWell()).isTrue();
    assertThat(result.notifications())
        .containsExactly(
            new DeskResult.Notification("UpdateIdentity", "pref-220001", "DELIVERED", ""));
    assertThat(folder.waiting()).isEmpty();
    assertThat(folder.collect(ticket("t-1"), DeskResult.class)).isEmpty();
  }

  @Test
  void sameFileHandedInAgain_isAnsweredAsBefore() {
    Typed first = command("event", BIRTH.toString());
    Typed again = command("event", BIRTH.toString());

    assertThat(first.exit()).isZero();
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("Already entered").contains("pref-220001  acknowledged");
  }

  @Test
  void sameRequestNumberWithOtherContent_isRefused() throws Exception {
    command("event", BIRTH.toString());
    Path other = home.resolve("other.xml");
    Files.writeString(other, Files.readString(BIRTH).replace("sex=\"2\"", "sex=\"1\""));

    Typed typed = command("event", other.toString());

    assertThat(typed.err()).contains("JG-B10");
    assertThat(typed.exit()).isEqualTo(1);
  }

  @Test
  void eventThatBreaksARule_isAnsweredWithTheRefusalAndNothingIsSent() throws Exception {
    var folder = DeskFolder.of(home);
    Path unknown = home.resolve("unknown.xml");
    Files.writeString(
        unknown,
        Files.readString(Typed.ROOT.resolve("scenarios/0002-move/1-move-out.xml"))
            .replace("99202611024", SyntheticBlock.residentCode(77).value()));
    folder.hand(ticket("t-2"), unknown);

    desk.takeAll();

    var result = folder.collect(ticket("t-2"), DeskResult.class).orElseThrow();
    assertThat(result.allWell()).isFalse();
    assertThat(result.refusals().get(0).refusal().code().id()).startsWith("JG-B");
    assertThat(result.notifications()).isEmpty();
  }

  @Test
  void errandThatCannotBeReadOrAnswered_isSetAside_andTheOthersGoOn() throws Exception {
    var folder = DeskFolder.of(home);
    Path in = Files.createDirectories(home.resolve("desk/in"));
    Path failed = home.resolve("desk/failed");
    Files.writeString(in.resolve("s-1.journal"), "no JSON");
    folder.hand(ticket("s-2"), BIRTH);
    Files.createDirectories(home.resolve("desk/out/s-2.json/in-the-way"));
    folder.hand(ticket("s-3"), BIRTH);

    assertThat(desk.takeAll()).isEqualTo(3);

    assertThat(folder.collect(ticket("s-3"), DeskResult.class)).isPresent();
    assertThat(failed).isDirectoryContaining("glob:**/s-1.journal");
    assertThat(failed).isDirectoryContaining("glob:**/s-2.event");
    assertThat(Files.getPosixFilePermissions(failed))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(desk.takeAll()).as("not tried again").isZero();
  }

  @Test
  void eventOfAMunicipalityThatIsNotPlayed_isRefused() throws Exception {
    var folder = DeskFolder.of(home);
    Path elsewhere = home.resolve("elsewhere.xml");
    Files.writeString(
        elsewhere,
        Files.readString(BIRTH).replace("municipality=\"221007\"", "municipality=\"141003\""));
    folder.hand(ticket("t-3"), elsewhere);

    desk.takeAll();

    assertThat(folder.collect(ticket("t-3"), DeskResult.class).orElseThrow().refusals().get(0).id())
        .isEqualTo("JG-308");
  }

  @Test
  void eventCommand_speaksWithTheBackboneOfItsHome() {
    Path busy = home.resolve("busy");
    try (HomeLock lock = HomeLock.take(busy).orThrow();
        Desk open = new Desk(DeskFolder.of(busy), backbone, NODES)) {
      assertThat(lock).isNotNull();
      open.open();
      Path copy = Typed.ROOT.resolve("scenarios/0002-move/0-arrival.xml");
      Typed typed = Typed.command("event", copy.toString(), "--home", busy.toString());
      assertThat(typed.err()).isEmpty();
      assertThat(typed.out()).contains("UpdateIdentity → pref-220001  acknowledged");
      assertThat(typed.exit()).isZero();
    }
  }

  @Test
  void eventCommandWithoutABackbone_saysSo() {
    Typed typed =
        Typed.command("event", BIRTH.toString(), "--home", home.resolve("idle").toString());
    assertThat(typed.err()).contains("JG-O32");
  }

  @Test
  void eventCommandWithABadFile_namesTheLine() throws Exception {
    Path bad = home.resolve("bad.xml");
    Files.writeString(bad, Files.readString(BIRTH).replace("sex=\"2\"", "sex=\"7\""));
    Typed typed = Typed.command("event", bad.toString(), "--home", home.resolve("idle").toString());
    assertThat(typed.err()).contains("JG-O05").contains("bad.xml").contains("4");
  }

  @Test
  void auditCommand_asksTheBackboneThatHasTheJournalOpen() throws Exception {
    try (HomeLock lock = HomeLock.take(home).orThrow();
        Desk open = new Desk(DeskFolder.of(home), backbone, NODES)) {
      assertThat(lock).isNotNull();
      open.open();
      Path death = home.resolve("arrival.xml");
      Files.writeString(
          death,
          Files.readString(Typed.ROOT.resolve("scenarios/0003-wide-area-copy/0-arrival.xml"))
              .replace("municipality=\"011002\"", "municipality=\"221007\""));
      assertThat(Typed.command("event", death.toString(), "--home", home.toString()).exit())
          .isZero();

      Typed list = Typed.command("audit", "list", "--home", home.toString(), "--json");

      String id = backbone.journal().latest(1).get(0).correlationId();
      assertThat(list.out()).contains(id);
      assertThat(listed("--node", "cs-221007", "--verdict", "answered")).contains(id);
      assertThat(listed("--from", "2000-01-01T00:00:00+09:00", "--limit", "1")).contains(id);
      assertThat(listed("--to", "2000-01-01T00:00:00Z")).isEmpty();
      assertThat(listed("--node", "agency-nobody")).isEmpty();
      assertThat(listed("--exchange", "X20")).isEmpty();
      assertThat(listed("--refusal", "JG-601")).isEmpty();
      assertThat(listed("--before", "1")).isEmpty();
      Typed show = Typed.command("audit", "show", id, "--bytes", "--home", home.toString());
      assertThat(show.out()).contains("ANSWERED").contains("UpdateIdentityResponse");
      backbone.auditLog().seal(backbone.pki().signing(NodeId.GATEWAY, backbone.profile()), now());
      Typed prove = Typed.command("audit", "prove", id, "--home", home.toString());
      assertThat(prove.out()).contains("ADMITTED ", "CONCLUDED ", "root: ", "correlation=" + id);
    }
  }

  private String listed(String... choice) {
    List<String> arguments = new ArrayList<>(List.of("audit", "list", "--home", home.toString()));
    arguments.addAll(List.of(choice));
    return Typed.command(arguments.toArray(String[]::new)).out();
  }

  @Test
  void auditLog_isVerifiedOverTheDesk() {
    try (HomeLock lock = HomeLock.take(home).orThrow();
        Desk desk = new Desk(DeskFolder.of(home), backbone, NODES)) {
      assert lock != null;
      desk.open();

      Typed export =
          Typed.command(
              "audit", "export", home.resolve("out").toString(), "--home", home.toString());
      Typed verify = Typed.command("audit", "verify", "--home", home.toString());

      assertThat(export.exit()).isZero();
      assertThat(verify.out()).contains("Nothing was altered.");
      assertThat(verify.exit()).isZero();
      Typed unknown = Typed.command("audit", "prove", "no-such-id", "--home", home.toString());
      assertThat(unknown.err()).contains("JG-O31");
      assertThat(unknown.exit()).isNotZero();
    }
  }

  private static Instant now() {
    return backbone.clock().instant();
  }

  @Test
  void settlement_bringsTheSamePeopleOnceToCsAndPrefecture() {
    var now = InstantSource.system().instant();
    var settlement = new Settlement(5, 7);
    NodeId cs = new NodeId("cs-221007");

    int came = settlement.in(backbone.nodes().orElseThrow(), NODES, now, here -> {});

    assertThat(came).isBetween(5, 10);
    assertThat(settlement.in(backbone.nodes().orElseThrow(), NODES, now, here -> {})).isZero();
    var first =
        InventedResidents.ofSeed(7).residents(cs.localGovernment().orElseThrow()).findFirst();
    var code = first.orElseThrow().record().person().residentCode();
    assertThat(backbone.nodes().orElseThrow().municipal(cs).find(code)).isPresent();
    assertThat(backbone.nodes().orElseThrow().prefecture(new NodeId("pref-220001")).find(code))
        .isPresent();
  }

  @Test
  void settlement_isRefusedWhereTwoMunicipalitiesWouldShareNumbers() {
    var shizuoka = new NodeId("cs-221007");
    var sharing =
        Municipalities.japan()
            .keepingRegister()
            .map(Municipality::code)
            .filter(code -> InventedResidents.shareNumbers(code, new LocalGovernmentCode("221007")))
            .findFirst()
            .orElseThrow();
    var both = Set.of(shizuoka, NodeId.municipality(sharing));

    assertThat(refusal(new Settlement(40_001, 1).among(both)))
        .isEqualTo(RefusalCode.RESIDENTS_SHARE_NUMBERS);
    assertThat(new Settlement(40_000, 1).among(both).isPassed()).isTrue();
    assertThat(new Settlement(40_001, 1).among(Set.of(shizuoka)).isPassed()).isTrue();
    assertThat(refusal(new Settlement(1_040_001, 1).among(both))).isEqualTo(RefusalCode.USAGE);
  }

  private static RefusalCode refusal(Outcome<Settlement> outcome) {
    return ((Outcome.Refused<Settlement>) outcome).refusal().code();
  }

  /** With a desk that is open as long as the command runs. */
  private static Typed command(String name, String file) {
    try (HomeLock lock = HomeLock.take(home).orThrow();
        Desk open = new Desk(DeskFolder.of(home), backbone, NODES)) {
      assertThat(lock).isNotNull();
      open.open();
      return Typed.command(name, file, "--home", home.toString());
    }
  }

  private static Ticket ticket(String id) {
    return new Ticket(id, Ticket.Kind.EVENT);
  }
}
