package jukigate.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import java.time.Duration;
import java.util.List;
import jukigate.bench.batch.Batch;
import jukigate.bench.batch.BenchPki;
import jukigate.bench.batch.Parties;
import jukigate.bench.load.ClosedLoop;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Figures;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Node;

class StockPairTest {
  private static final Parties PARTIES = BenchPki.parties();

  @ParameterizedTest
  @EnumSource
  void twentyBatches_areAllAcknowledged(Style style) {
    try (var pair = StockPair.start(PARTIES, style, List.of())) {
      Exchange exchange = pair.exchange(1);
      for (int i = 0; i < 20; i++) {
        exchange.run();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bodyThatWasAlteredAfterTheSignature_isAnError(Style style) throws InterruptedException {
    assertNoneVerified(style, Batch.OPERATION.namespace(), "outcome");
  }

  @ParameterizedTest
  @EnumSource
  void headerThatWasAlteredAfterTheSignature_isAnError(Style style) throws InterruptedException {
    assertNoneVerified(style, "http://www.w3.org/2005/08/addressing", "MessageID");
  }

  /** As a person who forgot one part would configure it. */
  @ParameterizedTest
  @EnumSource
  void partThatIsNotSigned_isAnError(Style style) throws InterruptedException {
    try (var pair = StockPair.start(PARTIES, style, List.of(new Unsigning()))) {
      Figures figures = new ClosedLoop(1, Duration.ofMillis(200)).run(pair.exchange(1));

      assertThat(figures.exchanges()).isZero();
      assertThat(figures.errors()).isPositive();
    }
  }

  private static void assertNoneVerified(Style style, String namespace, String name)
      throws InterruptedException {
    var spoiler = new Spoiling(namespace, name);
    try (var pair = StockPair.start(PARTIES, style, List.of(spoiler))) {
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

  private static Node part(SoapMessage message, String namespace, String name) {
    try {
      return message
          .getContent(SOAPMessage.class)
          .getSOAPPart()
          .getEnvelope()
          .getElementsByTagNameNS(namespace, name)
          .item(0);
    } catch (SOAPException e) {
      throw new IllegalStateException(e);
    }
  }
}
