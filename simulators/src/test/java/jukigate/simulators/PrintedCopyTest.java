package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.CopyDesk;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.PrintRoom;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.OutboxState;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X07 from the counter to the paper; the place of issue keeps nothing of it. */
final class PrintedCopyTest {
  @TempDir private Path folder;
  private Backbone backbone;
  private final Map<String, Payload> tray = new LinkedHashMap<>();

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    enter(Events.birth(SHIZUOKA, 1));
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void copy_isPrintedWithWhatWasAskedFor_andIsGoneThen() throws IOException {
    assertThat(enter(request("COPY-1", new CopyBody.Special(true, false, false))))
        .containsExactly(new Delivery.Delivered());
    assertThat(stored("COPY-1").body().size()).isPositive();

    var paper = print().getFirst().orThrow();
    assertThat(paper.requestNumber()).isEqualTo("COPY-1");
    assertThat(paper.place()).isEqualTo("copy-cs-221007-COPY-1.pdf");
    assertThat(paper.substitutes()).as("葛 with a variation selector").isEqualTo(1);
    assertThat(text(tray.get(paper.place())))
        .contains("住民票の写し", "\uD842\uDFB7野　葛※子", "続柄 子", "個人番号 省略", "住民票コード 省略")
        .contains("静岡県静岡市長から通知された事項", "令和8年11月21日", "神奈川県横浜市長（模擬）");

    assertThat(stored("COPY-1").state()).isEqualTo(CopyTable.State.PRINTED);
    assertThat(stored("COPY-1").body().size()).isZero();
    assertThat(backbone.nodes.outbox(YOKOHAMA))
        .as("not even the request")
        .allMatch(entry -> entry.entry().body().size() == 0);
    assertThat(print()).as("printed once").isEmpty();
  }

  @Test
  void paperThatCannotBePutDown_staysReady() {
    enter(request("COPY-1", CopyBody.Special.NONE));
    var full = backbone.nodes.municipal(YOKOHAMA).printRoom();
    assertThat(
            full.print("op-1", (name, pdf) -> Outcome.refused(RefusalCode.DISK_FULL, "tray"))
                .orThrow())
        .singleElement()
        .matches(outcome -> !outcome.isPassed());
    assertThat(print()).hasSize(1).allMatch(Outcome::isPassed);
  }

  @Test
  void answerThatWasLost_isAskedForAgain_andPrintedOnce() {
    backbone.relay.losesAnswers = true;
    assertThat(enter(request("COPY-1", CopyBody.Special.NONE)))
        .singleElement()
        .isInstanceOf(Delivery.Waiting.class);
    assertThat(print()).isEmpty();
    backbone.relay.losesAnswers = false;
    backbone.clock.now = backbone.clock.now.plus(Duration.ofSeconds(2));
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(print()).hasSize(1);
  }

  @Test
  void decisionThatOvertakesTheAnswer_isNotUndoneByIt() {
    var home = backbone.nodes.municipal(SHIZUOKA);
    home.enter(Events.copyRule(SHIZUOKA, 1, CopyRule.ASK)).orThrow();
    backbone.relay.losesAnswers = true;
    enter(request("COPY-1", CopyBody.Special.NONE));
    backbone.relay.losesAnswers = false;
    var decided =
        home.copies().decide(new CopyDesk.Decision(YOKOHAMA, "COPY-1", true, "op-7")).orThrow();
    assertThat(home.deliver(decided)).containsExactly(new Delivery.Delivered());

    backbone.clock.now = backbone.clock.now.plus(Duration.ofSeconds(2));
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(backbone.nodes.outbox(YOKOHAMA).getLast().state()).isEqualTo(OutboxState.DELIVERED);
    assertThat(print()).hasSize(1);
  }

  @Test
  void refusalOfTheHome_leavesNothingToPrint() {
    var home = backbone.nodes.municipal(SHIZUOKA);
    home.enter(Events.copyRule(SHIZUOKA, 1, CopyRule.SUPPRESS)).orThrow();
    enter(request("COPY-1", CopyBody.Special.NONE));
    assertThat(print()).isEmpty();
    assertThat(backbone.nodes.municipal(YOKOHAMA).printRoom().pending()).isEmpty();
    assertThat(backbone.nodes.outbox(YOKOHAMA).getLast().lastResult())
        .isEqualTo("refused by the home: H01");
  }

  private static ResidentEvent request(String number, CopyBody.Special special) {
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(Events.code(1)),
            "1",
            special,
            RegisterText.of(Events.NAME),
            "本人");
    return new ResidentEvent.CopyRequest(
        Events.header(YOKOHAMA, Events.DAY, number), Events.municipality(SHIZUOKA), wish);
  }

  private List<Delivery> enter(ResidentEvent event) {
    var cs = backbone.nodes.municipal(NodeId.municipality(event.header().municipality()));
    Entered entered = cs.enter(event).orThrow();
    return cs.deliver(entered);
  }

  private List<Outcome<PrintRoom.Paper>> print() {
    return backbone
        .nodes
        .municipal(YOKOHAMA)
        .printRoom()
        .print(
            "op-1",
            (name, pdf) -> {
              tray.put(name, pdf);
              return Outcome.passed(name);
            })
        .orThrow();
  }

  private CopyTable.Copy stored(String number) {
    backbone.nodes.close();
    try (var store = NodeStore.open(folder).orThrow()) {
      var key = new CopyTable.Key(YOKOHAMA, CopyTable.Role.ISSUE, SHIZUOKA, number);
      return store.change(tables -> tables.copies().find(key)).orElseThrow();
    } finally {
      backbone.start();
    }
  }

  private static String text(Payload pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf.toByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
