package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackFilesTest {
  private static final Path FOLDER =
      Path.of("src/main/resources/jukigate/conformance/attacks").toAbsolutePath();

  @Test
  void everyFile_hasAStimulusAndEveryStimulusAFile() throws IOException {
    try (var files = Files.list(FOLDER)) {
      List<String> ids =
          files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
      assertThat(ids).isEqualTo(Stimuli.ids()).hasSizeGreaterThanOrEqualTo(80);
    }
  }

  @Test
  void everyFile_namesEachVariantOnceOrTakesAllAlike() {
    for (Attack attack : Attacks.all()) {
      List<String> variants = Stimuli.of(attack.id()).stream().map(Variant::name).toList();
      assertThat(variants).as(attack.id()).doesNotHaveDuplicates();
      if (attack.expected().containsKey(Attack.ALL)) {
        assertThat(attack.expected()).as(attack.id()).hasSize(1);
      } else {
        assertThat(attack.expected().keySet()).as(attack.id()).hasSameElementsAs(variants);
      }
    }
  }

  @Test
  void success_isNeverExpected() {
    for (Attack attack : Attacks.all()) {
      for (List<Attack.Expected> answers : attack.expected().values()) {
        assertThat(answers)
            .as(attack.id())
            .allMatch(
                one ->
                    Arrays.stream(one.answer().split("\\+", -1))
                        .allMatch(AttackFilesTest::refuses));
      }
    }
  }

  /** By the gateway, or by the node for which the message is (JG-B…). */
  private static boolean refuses(String word) {
    return word.matches("JG-(B[0-9]{2}|[0-9]{3})|alert:[a-z_]+|closed|http:4[0-9]{2}");
  }

  @Test
  void fileWithAnUnknownKey_isABug() {
    var in = new ByteArrayInputStream("id: SIG-01\nnote: x\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> AttackFile.read("SIG-01", in))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SIG-01");
  }
}
