package jukigate.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jukigate.bench.load.ClosedLoop;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Figures;
import jukigate.bench.work.Batch;
import jukigate.bench.work.BenchPki;
import jukigate.bench.work.Copy;
import jukigate.bench.work.Inquiry;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class StockPairTest {
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final Parties PARTIES = BenchPki.parties();

  static Stream<Arguments> pairs() {
    return Stream.of(Style.values())
        .flatMap(style -> Work.all().stream().map(work -> Arguments.of(style, work)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twentyExchanges_areAllAnswered(Style style, Work<?, ?> work) {
    try (var pair = StockPair.start(work, PARTIES, style, List.of())) {
      Exchange exchange = pair.exchange(1);
      for (int i = 0; i < 20; i++) {
        exchange.run();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bodyThatWasAlteredAfterTheSignature_isAnError(Style style, Work<?, ?> work)
      throws InterruptedException {
    var spoiler =
        switch (work) {
          case Batch batch -> new Spoiling(batch.operation().namespace(), "outcome");
          case Inquiry inquiry -> new Spoiling(inquiry.operation().namespace(), "hitCount");
          case Copy copy -> new Spoiling(XENC, "CipherValue");
        };
    assertNoneVerified(style, work, spoiler);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void headerThatWasAlteredAfterTheSignature_isAnError(Style style, Work<?, ?> work)
      throws InterruptedException {
    var spoiler = new Spoiling("http://www.w3.org/2005/08/addressing", "MessageID");
    assertNoneVerified(style, work, spoiler);
  }

  /** As a person who forgot one part would configure it. */
  @ParameterizedTest
  @MethodSource("pairs")
  void partThatIsNotSigned_isAnError(Style style, Work<?, ?> work) throws InterruptedException {
    try (var pair = StockPair.start(work, PARTIES, style, List.of(new Unsigning()))) {
      Figures figures = new ClosedLoop(1, Duration.ofMillis(200)).run(pair.exchange(1));

      assertThat(figures.exchanges()).isZero();
      assertThat(figures.errors()).isPositive();
    }
  }

  private static void assertNoneVerified(Style style, Work<?, ?> work, Spoiling spoiler)
      throws InterruptedException {
    try (var pair = StockPair.start(work, PARTIES, style, List.of(spoiler))) {
      Figures figures = new ClosedLoop(1, Duration.ofMillis(200)).run(pair.exchange(1));

      assertThat(spoiler.spoiled).isPositive();
      assertThat(figures.exchanges()).isZero();
      assertThat(figures.errors()).isPositive();
    }
  }

  /** Between signature and socket. */
  private static final class Spoiling extends AbstractPhaseInterceptor<SoapMessage> {
    private final String namespace;
    private final String name;
    private volatile int spoiled;

    Spoiling(String namespace, String name) {
      super(Phase.POST_PROTOCOL_ENDING);
      this.namespace = namespace;
      this.name = name;
    }

    @Override
    public void handleMessage(SoapMessage message) {
      Node node = part(message, namespace, name);
      node.setTextContent(node.getTextContent() + " ");
      spoiled = 1;
    }
  }

  /** Takes the whole security header away. */
  private static final class Unsigning extends AbstractPhaseInterceptor<SoapMessage> {
    Unsigning() {
      super(Phase.POST_PROTOCOL_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      Node header =
          part(
              message,
              "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
              "Security");
      header.getParentNode().removeChild(header);
    }
  }

  /** The last of that name: of two cipher values, that of the body. */
  private static Node part(SoapMessage message, String namespace, String name) {
    try {
      NodeList all =
          message
              .getContent(SOAPMessage.class)
              .getSOAPPart()
              .getEnvelope()
              .getElementsByTagNameNS(namespace, name);
      return all.item(all.getLength() - 1);
    } catch (SOAPException e) {
      throw new IllegalStateException(e);
    }
  }
}
