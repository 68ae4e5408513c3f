package jukigate.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class IndentationTest {
  private final Batch batch = new Batch();
  private final BodyText text = new BodyText(batch);

  @Test
  void body_isAsLargeAsWantedAndSaysTheSame() {
    Element body = text.element(batch.request(3));
    Indentation.grow(body, 100_000);
    assertThat(SafeXml.serialize(body).size()).isBetween(99_900, 100_000);
    assertThat(text.read(body, UpdateIdentityBatch.class))
        .usingRecursiveComparison()
        .isEqualTo(batch.request(3));
  }

  @Test
  void bodyThatIsLargeEnough_staysAsItIs() {
    Element body = text.element(batch.request(3));
    Indentation.grow(body, 100);
    assertThat(SafeXml.serialize(body)).isEqualTo(text.bytes(batch.request(3)));
  }
}
