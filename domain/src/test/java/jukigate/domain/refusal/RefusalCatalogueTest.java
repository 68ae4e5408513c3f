package jukigate.domain.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import jukigate.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCatalogueTest {
  @Test
  void ids_areUnique() {
    assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyCode_hasTextAndFixInBothLanguages(RefusalCode code) {
    var refusal = Refusal.of(code, "a", "b", "c", "d");
    for (Language language : Language.values()) {
      assertThat(refusal.text(language)).isNotBlank().doesNotContain("{");
      assertThat(refusal.fix(language)).isNotBlank().doesNotContain("{");
    }
    assertThat(refusal.text(Language.JA)).isNotEqualTo(refusal.text(Language.EN));
  }

  @Test
  void arguments_appearInTheText() {
    assertThat(Refusal.of(RefusalCode.RECEIVER_UNKNOWN, "cs-221007").text(Language.EN))
        .contains("cs-221007");
  }
}
