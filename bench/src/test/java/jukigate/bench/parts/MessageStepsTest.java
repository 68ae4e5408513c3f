package jukigate.bench.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import jukigate.bench.work.BenchPki;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is the step, and not how quickly something is refused. */
class MessageStepsTest {
  private final MessageSteps steps = new MessageSteps();

  @BeforeEach
  void prepare() {
    Parties parties = BenchPki.parties();
    var nodes = List.of(Work.CITY, Work.PREFECTURE);
    parties.pki().prepare(nodes, Parties.PROFILE).orThrow();
    parties.pki().mintEncryption(List.of(Work.PREFECTURE)).orThrow();
    var given = new Given();
    given.bytes = "10000";
    given.pki = BenchPki.path().toString();
    given.now = parties.clock().instant().toString();
    given.work = "";
    steps.prepare(given);
  }

  @Test
  void everyStep_doesItsWork_againAndAgain() {
    for (int i = 0; i < 3; i++) {
      assertThat(steps.parse().payload().size()).isGreaterThan(10_000);
      assertThat(steps.verify().signer()).isEqualTo(Work.CITY);
      assertThatCode(steps::verifyFloor).doesNotThrowAnyException();
      assertThat(steps.validate().getLocalName()).isEqualTo("SendReconciliationBlock");
      assertThat(steps.seal().size()).isEqualTo(steps.parse().payload().size());
      assertThat(steps.sealFloor()).isNotEmpty();
      assertThat(steps.sealEncrypted().size()).isGreaterThan(steps.seal().size());
    }
  }

  @Test
  void encryptedBody_isTheSameBodyWhenOpened() {
    assertThat(SafeXml.exclusive(steps.open(), ""))
        .isEqualTo(SafeXml.exclusive(steps.validate(), ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000, 1_000_000})
  void block_isAboutAsLargeAsAskedFor(int bytes) {
    var block = new Block(Instant.EPOCH);

    int size = SafeXml.serialize(block.body(block.records(bytes))).size();

    assertThat((double) size).isCloseTo(bytes, within(bytes * 0.3));
  }

  @Test
  void block_isNeverEmptyAndNeverLargerThanTheContractTakes() {
    var block = new Block(Instant.EPOCH);

    assertThat(block.records(1)).isEqualTo(1);
    assertThat(block.records(100_000_000)).isEqualTo(Block.MOST);
  }
}
