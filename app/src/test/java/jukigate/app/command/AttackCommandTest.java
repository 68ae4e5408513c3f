package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Elsewhere;
import org.junit.jupiter.api.Test;

class AttackCommandTest {
  @Test
  void list_namesEveryAttackInBothLanguagesAndSendsNothing() {
    Typed english = Typed.command("attack", "--list");
    Typed japanese = Typed.command("attack", "--list", "--lang", "ja", "xsw-03");

    assertThat(english.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(english.out().lines()).hasSize(Attacks.all().size() + Elsewhere.all().size());
    assertThat(english.out())
        .contains("XSW-03   critical  90  Wrapping: side by side")
        .containsPattern("TLS-33   -         0  Dialling: .+: the matrix .+ \\(MatrixTest\\)");
    assertThat(japanese.out().lines()).hasSize(1);
    assertThat(japanese.out()).contains("XSW-03", "ラッピング");
  }

  @Test
  void unknownAttack_isWrongUsage() {
    assertThat(Typed.command("attack", "XSW-99").exit()).isEqualTo(ExitCode.USAGE);
  }
}
