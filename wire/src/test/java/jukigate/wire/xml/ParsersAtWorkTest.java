package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jukigate.domain.message.Payload;
import org.junit.jupiter.api.Test;

class ParsersAtWorkTest {
  private static final int MANY = 64;

  /** More at once than are kept for the next: each has its own document. */
  @Test
  void manyDocumentsAtOnce_areNotMixedUp() throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(MANY)) {
      var texts =
          IntStream.range(0, MANY)
              .mapToObj(i -> threads.submit(() -> content(start, "value" + i)))
              .toList();
      start.countDown();
      for (int i = 0; i < MANY; i++) {
        Future<String> text = texts.get(i);
        assertThat(text.get()).isEqualTo(("value" + i).repeat(20_000));
      }
    }
  }

  private static String content(CountDownLatch start, String value) throws Exception {
    Payload payload = Payload.ofUtf8("<a>" + ("<b>" + value + "</b>").repeat(20_000) + "</a>");
    XmlLimits limits = new XmlLimits(payload.size(), 10, 30_000, 5, 64, 1000);
    start.await();
    return SafeXml.parse(payload, limits).orThrow().getDocumentElement().getTextContent();
  }

  /** What is wrong is in the refusal; the JDK's own handler would print it, with names in it. */
  @Test
  void malformedDocument_leavesNoTraceOnStandardError() {
    PrintStream before = System.err;
    var written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      assertThat(SafeXml.parse(Payload.ofUtf8("<secret></b>"), XmlLimits.DEFAULT).isPassed())
          .isFalse();
    } finally {
      System.setErr(before);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
  }
}
