package jukigate.app.bench.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import jukigate.app.process.Launch;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsBenchTest {
  @TempDir private Path folder;

  @Test
  void processThatDoesNotStart_isToldWithThePlaceOfItsWords() {
    var clock = InstantSource.system();
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(folder.resolve("pki"), clock, random).orThrow();
    pki.prepare(List.of(Work.CITY), Parties.PROFILE).orThrow();
    var launch = new Launch(List.of("-XX:+NoSuchOption"), System.getProperty("java.class.path"));
    var bench = new PartsBench(new Parties(pki, clock, random), folder, launch);
    var plan =
        new PartsPlan(
            List.of(Step.PARSE),
            List.of(new PartsPlan.Size("1k", 1_000)),
            1,
            1,
            Duration.ofMillis(100));

    assertThatThrownBy(() -> bench.run(plan, it -> {}))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("JG-O78 parse at 1k");
    assertThat(folder.resolve("parse-1k.log")).isNotEmptyFile();
  }
}
