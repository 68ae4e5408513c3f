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
import java.util.Set;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ApplicationId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.CardEvent;
import jukigate.simulators.node.PrintRoom;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.ApplicationReason;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X09 from the counter over the card management system and the national server to the paper. */
final class ApplicationTest {
  @TempDir private Path folder;
  private Backbone backbone;
  private final Map<String, Payload> tray = new LinkedHashMap<>();

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    enter(SHIZUOKA, Events.birth(SHIZUOKA, 1));
    enter(YOKOHAMA, Events.birth(YOKOHAMA, 2));
    backbone.nodes.runDue(backbone.clock.now);
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void form_showsTheFourItemsAndItsId_andIsGoneAfterPrinting() throws IOException {
    assertThat(enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-1")))
        .containsExactly(new Delivery.Delivered());
    ApplicationId id = ids(1).getFirst();
    assertThat(backbone.nodes.outbox(SHIZUOKA).getLast().lastResult()).contains(id.value());

    backbone.nodes.close();
    backbone.start();
    var paper = print(SHIZUOKA).getFirst().orThrow();
    assertThat(paper.place()).isEqualTo("application-FORM-1.pdf");
    assertThat(paper.substitutes()).isEqualTo(1);
    assertThat(text(tray.get(paper.place())))
        .contains("個人番号カード交付申請書", id.value(), "\uD842\uDFB7野　葛※子", "追手町五番一号")
        .contains("令和8年11月20日", "女", "静岡県静岡市（模擬）", "模擬 SIMULATION");
    assertThat(print(SHIZUOKA)).as("printed once").isEmpty();
  }

  @Test
  void ids_areOfOneFormEach() {
    enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-1"));
    enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-2"));
    enter(YOKOHAMA, application(YOKOHAMA, 2, "FORM-1"));
    assertThat(ids(1)).hasSize(2).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ids(2));
    assertThat(ids(2)).hasSize(1).allMatch(id -> id.value().startsWith("9914100"));
  }

  @Test
  void lostAnswer_isRepeatedWithTheSameId() throws IOException {
    backbone.relay.unheard = Set.of(NodeId.CARD_MANAGEMENT);
    assertThat(enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-1")))
        .singleElement()
        .isInstanceOf(Delivery.Waiting.class);
    backbone.relay.unheard = Set.of();
    later();
    assertThat(ids(1)).hasSize(1);
    assertThat(print(SHIZUOKA)).hasSize(1);
    assertThat(text(tray.get("application-FORM-1.pdf"))).contains(ids(1).getFirst().value());
  }

  @Test
  void nationalServerThatDoesNotAnswer_isAskedAgainLater() {
    backbone.relay.unheard = Set.of(NodeId.NATIONAL);
    assertThat(enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-1")))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Waiting.class, no -> assertThat(no.lastResult()).startsWith("JG-B64"));
    assertThat(ids(1)).isEmpty();
    backbone.relay.unheard = Set.of();
    later();
    assertThat(print(SHIZUOKA)).hasSize(1);
  }

  @Test
  void cardInPreparation_standsInTheWay() {
    enter(SHIZUOKA, Events.card(SHIZUOKA, 1, CardEvent.PREPARE));
    assertThat(enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-1")))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Refused.class, no -> assertThat(no.fault().refusalId()).isEqualTo("JG-B62"));
    assertThat(ids(1)).isEmpty();
    assertThat(backbone.seen)
        .as("nobody asked for the applicant")
        .noneMatch(event -> event instanceof MessageEvent.Sent sent && isQuestion(sent));
  }

  @Test
  void applicationId_isErasedAfterAYear() {
    enter(SHIZUOKA, application(SHIZUOKA, 1, "FORM-1"));
    backbone.nodes.eraseDue(backbone.clock.now.plus(Duration.ofDays(364)));
    assertThat(ids(1)).hasSize(1);
    backbone.nodes.eraseDue(backbone.clock.now.plus(Duration.ofDays(366)));
    assertThat(ids(1)).isEmpty();
  }

  private static boolean isQuestion(MessageEvent.Sent sent) {
    return sent.operation().equals(Operation.ofName("ProvideApplicant"));
  }

  private static ResidentEvent application(NodeId cs, int index, String number) {
    return new ResidentEvent.CardApplication(
        Events.header(cs, Events.DAY, number), Events.code(index), ApplicationReason.FIRST);
  }

  private List<ApplicationId> ids(int index) {
    return backbone.nodes.cardManagement().applications(Events.code(index));
  }

  private void later() {
    backbone.clock.now = backbone.clock.now.plus(Duration.ofSeconds(5));
    backbone.nodes.runDue(backbone.clock.now);
  }

  private List<Delivery> enter(NodeId cs, ResidentEvent event) {
    var node = backbone.nodes.municipal(cs);
    return node.deliver(node.enter(event).orThrow());
  }

  private List<Outcome<PrintRoom.Paper>> print(NodeId cs) {
    return backbone
        .nodes
        .municipal(cs)
        .printRoom()
        .print(
            "op-1",
            (name, pdf) -> {
              tray.put(name, pdf);
              return Outcome.passed(name);
            })
        .orThrow();
  }

  private static String text(Payload pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf.toByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
