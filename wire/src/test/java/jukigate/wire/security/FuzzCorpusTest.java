package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzers found worth keeping, once more. */
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("src/test/fuzz");

  static List<Path> envelopes() throws IOException {
    return files("EnvelopeFuzz");
  }

  static List<Path> scripts() throws IOException {
    return files("UnsealFuzz");
  }

  private static List<Path> files(String target) throws IOException {
    try (var files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void envelope_isReadOrRefused(Path file) {
    assertThatCode(() -> EnvelopeFuzz.fuzzerTestOneInput(Files.readAllBytes(file)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void editedMessage_isRefusedOrSaysTheSame(Path file) {
    assertThatCode(() -> UnsealFuzz.fuzzerTestOneInput(Files.readAllBytes(file)))
        .doesNotThrowAnyException();
  }

  @Test
  void corpus_reachesBehindTheStructure() throws IOException {
    assertThat(envelopes())
        .anySatisfy(
            file ->
                assertThat(
                        Envelope.parse(
                            Payload.of(Files.readAllBytes(file)),
                            Direction.REQUEST,
                            XmlLimits.DEFAULT))
                    .isInstanceOf(Outcome.Passed.class));
  }

  @Test
  void emptyScript_changesNothing() {
    byte[] message = Wire.high().sealed().toByteArray();
    assertThat(EditScript.apply(message, new byte[0])).isEqualTo(message);
  }
}
