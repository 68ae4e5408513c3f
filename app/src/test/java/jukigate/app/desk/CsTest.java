package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.app.courier.Courier;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.operator.OperatorTableFile;
import jukigate.simulators.post.RetryPolicy;
import jukigate.wire.message.Dispatch;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer of a CS sees and decides by the command line. */
final class CsTest {
  private static final NodeId CS = new NodeId("cs-221007");

  /** Prefecture and new home are not there: one attempt, and the event is entered. */
  private static final RetryPolicy ONCE =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofDays(7));

  @TempDir private Path home;
  private HomeLock lock;
  private Backbone backbone;
  private Desk desk;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, Set.of(CS, NodeId.MYNAPORTAL));
    desk.open();
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void newCs_hasNothingToSee() {
    for (String view : List.of("residents", "inbox", "approvals", "missing", "unmasked")) {
      assertThat(typed(view).out()).as(view).contains("There is nothing.");
    }
    assertThat(typed("approvals", "--lang", "ja").out()).contains("ありません");
  }

  @Test
  void r14_poolWithFewCodes_isShownWithoutACode() throws IOException {
    Path order = home.resolve("order.xml");
    Files.writeString(
        order,
        Files.readString(Typed.ROOT.resolve("scenarios/x12/change/1-order.xml"))
            .replace("count=\"50\"", "count=\"7\""));
    enter(order);
    var shown = Typed.command("codes", "--home", home.toString());
    assertThat(shown.out()).contains("cs-221007  unused 0, drawn 0, on their way 7  few left");
    assertThat(Typed.command("codes", "--json", "--home", home.toString()).out())
        .contains("\"asked\" : 7", "\"low\" : true");
    assertThat(Typed.command("codes", "--lang", "ja", "--home", home.toString()).out())
        .contains("残りわずか");
  }

  @Test
  void r17_moveOutThatNobodyConfirmed_isShown() throws IOException {
    enter(Typed.ROOT.resolve("scenarios/0002-move/0-arrival.xml"));
    String planned = Files.readString(Typed.ROOT.resolve("scenarios/0002-move/1-move-out.xml"));
    Path longAgo = home.resolve("long-ago.xml");
    Files.writeString(longAgo, planned.replace("date=\"R08-11-20\"", "date=\"R08-05-01\""));
    enter(longAgo);

    assertThat(typed("missing").out()).contains("cs-221007", "cs-141003", "R08-05-01");
    assertThat(typed("missing", "--json").out()).contains("\"plannedDate\" : \"R08-05-01\"");
    assertThat(typed("missing", "--node", "cs-141003").out()).contains("There is nothing.");
    assertThat(typed("calendar").out()).contains("outbox");
  }

  @Test
  void numbersAreMasked_untilAReasonIsGivenWhichIsOnRecord() {
    enter(Typed.ROOT.resolve("scenarios/0002-move/0-arrival.xml"));

    Typed masked = typed("residents");
    assertThat(masked.out()).contains("resident code", "***********").doesNotContain("99202611024");
    assertThat(typed("residents", "--json").out()).doesNotContain("99202611024");
    assertThat(typed("residents", "--unmask").err()).startsWith("JG-O14");
    assertThat(typed("residents", "--reason", "no flag").err()).startsWith("JG-O14");
    assertThat(typed("unmasked").out()).contains("There is nothing.");

    Typed shown = typed("residents", "--unmask", "--reason", "report 12", "--operator", "op-7");
    assertThat(shown.out()).contains("99202611024");
    assertThat(typed("unmasked").out()).contains("op-7", "report 12", "residents", "1");
    assertThat(typed("calendar").out()).contains("unmasking");

    String here = home.toString();
    assertThat(Typed.command("reconciliations", "--unmask", "--home", here).err())
        .startsWith("JG-O14");
    Typed.command("reconciliations", "--unmask", "--reason", "report 13", "--home", here);
    assertThat(typed("unmasked").out()).contains("report 13", "reconciliations");
  }

  @Test
  void residents_areFoundByAPartOfTheirData_andTheirHistoryIsShown() {
    enter(Typed.ROOT.resolve("scenarios/0002-move/0-arrival.xml"));

    for (String text : List.of("模擬", "モギ", "1990-05-06", "H02-05-06", "99202611024")) {
      assertThat(typed("residents", "--find", text).out()).as(text).contains("H02-05-06");
    }
    assertThat(typed("residents", "--find", "nobody").out()).contains("There is nothing.");
    assertThat(typed("residents", "--find", "9920261102").out()).contains("There is nothing.");
    assertThat(typed("history", "99202611024").out())
        .contains("EVENT-0002-0", "A02")
        .doesNotContain("99202611024", "模擬");
    assertThat(typed("history", "99202611099").out()).contains("There is nothing.");
    assertThat(typed("history", "--operator", "op-left-1", "99202611024").err())
        .startsWith("JG-B96");
  }

  @Test
  void undecidedNotice_isShownUntilItIsRefused() throws IOException {
    Path scenario = Typed.ROOT.resolve("scenarios/x06/rejected");
    enter(scenario.resolve("1-arrival.xml"));
    assertThat(submit(scenario.resolve("2-notice.xml"))).isInstanceOf(Ending.Acknowledged.class);

    assertThat(typed("approvals").out()).contains("notice of moving out", "X06-rejected-OUT-1");
    assertThat(typed("inbox").out()).contains("received", "X06-rejected-OUT-1");
    Typed refused = typed("refuse", "--node", "cs-221007", "X06-rejected-OUT-1");
    assertThat(refused.exit()).as(refused.err()).isZero();
    assertThat(typed("approvals").out()).contains("There is nothing.");
    assertThat(typed("inbox").out()).contains("rejected", "X06-rejected-OUT-1");
    Typed again = typed("approve", "--node", "cs-221007", "X06-rejected-OUT-1");
    assertThat(again.err()).startsWith("JG-B52");
    assertThat(again.exit()).isEqualTo(1);
  }

  @Test
  void acceptedNotice_becomesAMoveOut() throws IOException {
    Path scenario = Typed.ROOT.resolve("scenarios/x06/rejected");
    enter(scenario.resolve("1-arrival.xml"));
    submit(scenario.resolve("2-notice.xml"));

    Typed approved = typed("approve", "--node", "cs-221007", "X06-rejected-OUT-1");
    assertThat(approved.out()).contains("UpdateIdentity", "SendOutMigrationCertificate");
    assertThat(typed("residents").out()).contains("closed");
  }

  @Test
  void operatorWithoutTheRight_isRefusedAndOnRecord() throws IOException {
    Path scenario = Typed.ROOT.resolve("scenarios/x06/rejected");
    enter(scenario.resolve("1-arrival.xml"));
    submit(scenario.resolve("2-notice.xml"));
    String[] refuse = {"refuse", "--node", "cs-221007", "X06-rejected-OUT-1", "--operator"};

    Typed refused = typed(with(refuse, "op-counter-1"));
    assertThat(refused.err()).startsWith("JG-B95").contains("decide", "cs-221007");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(typed(with(refuse, "clerk")).err()).startsWith("JG-B94");
    assertThat(typed("approvals").out()).contains("X06-rejected-OUT-1");
    Typed looked = typed("residents", "--unmask", "--reason", "r", "--operator", "op-counter-1");
    assertThat(looked.err()).startsWith("JG-B95").contains("unmask");
    assertThat(looked.out()).isEmpty();
    assertThat(looked.exit()).isEqualTo(1);
    assertThat(typed("unmasked").out()).as("nothing was shown").contains("There is nothing.");
    assertThat(typed("operations", "--operator", "op-approver-1").err()).startsWith("JG-B95");
    Typed unprinted =
        Typed.command("print", "--operator", "op-inquiry-1", "--home", home.toString());
    assertThat(unprinted.err()).startsWith("JG-B95");
    assertThat(typed(with(refuse, "op-approver-1")).exit()).isZero();

    assertThat(typed("operations").out().lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(line -> line.endsWith("op-approver-1 counter decide X06-rejected-OUT-1"))
        .anyMatch(line -> line.endsWith("op-counter-1 counter decide X06-rejected-OUT-1 JG-B95"))
        .anyMatch(line -> line.endsWith("clerk counter decide X06-rejected-OUT-1 JG-B94"))
        .anyMatch(line -> line.endsWith("op-counter-1 counter unmask residents JG-B95"))
        .anyMatch(line -> line.endsWith("op-inquiry-1 counter print PRINT JG-B95"))
        .anyMatch(line -> line.endsWith("op-counter counter-01 register EVENT-X06-rejected-1"));
    assertThat(typed("operations", "--limit", "1").out().lines()).hasSize(2);
    assertThat(typed("calendar").out()).contains("operation");
  }

  @Test
  void anotherTable_isShownAndHolds() throws IOException {
    assertThat(typed("operators").out()).contains("op-counter-*", "register card copy");
    Path file = home.resolve("operators.txt");
    Files.writeString(file, "role all inquire,audit\noperator clerk cs-221007 all - 2999-12-31");
    backbone.nodes().orElseThrow().useOperators(OperatorTableFile.read(file).orThrow());

    assertThat(typed("residents", "--operator", "clerk").exit()).isZero();
    assertThat(typed("residents").err()).startsWith("JG-B94");
    assertThat(typed("operators", "--json").out()).contains("\"until\" : \"2999-12-31\"");
  }

  private static String[] with(String[] words, String last) {
    return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
  }

  @Test
  void nodeThatIsNotPlayedHere_isRefused() {
    assertThat(typed("approve", "--node", "cs-141003", "X-1").err()).startsWith("JG-308");
    assertThat(typed("approve", "X-1").exit()).isEqualTo(2);
  }

  private Ending submit(Path body) {
    var random = new SecureRandom();
    var line =
        new Courier.Line(
            backbone.pki(),
            backbone.profile(),
            backbone.trust(),
            backbone.gatewayUrl(),
            InstantSource.system());
    var courier = new Courier(line, random);
    var sending =
        new Sending(
            NodeId.MYNAPORTAL,
            CS,
            Operation.named("SubmitMovingOutNotice"),
            new Dispatch("op-1", "term-1", Purpose.MIGRATION),
            new Form(body));
    var signer = backbone.pki().signing(NodeId.MYNAPORTAL, backbone.profile());
    var sealed = courier.seal(sending, BodyFile.read(body).orThrow(), signer);
    return courier
        .deliver(sealed, Optional.of(backbone.pki().tls(NodeId.MYNAPORTAL)), false)
        .ending();
  }

  private void enter(Path event) {
    Typed.command("event", event.toString(), "--home", home.toString());
  }

  private Typed typed(String... words) {
    var all = new ArrayList<>(List.of("cs"));
    all.addAll(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return Typed.command(all.toArray(String[]::new));
  }

  private BackboneSetup setup() {
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var sending = new SimulatorConfig.Sending(ONCE, Duration.ZERO, Duration.ofSeconds(30));
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(Set.of(CS, NodeId.MYNAPORTAL), 0, home.resolve("nodes"), sending),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}
