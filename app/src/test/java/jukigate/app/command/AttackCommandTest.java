package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Elsewhere;
import jukigate.conformance.attack.Target;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** Of a gateway that refuses everybody, refusals prove nothing. */
  @Test
  void ownGatewayThatRefusesTheGoodMessage_isNotAttacked(@TempDir Path home) {
    JvmSecurity.harden();
    var pki =
        TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), new SecureRandom())
            .orThrow();
    pki.signing(Target.CITY, SecurityProfile.HIGH_2026);
    pki.revoke("nodes/cs-221007/sign", RevocationReason.KEY_COMPROMISE).orThrow();
    Typed attack = Typed.command("attack", "SIG-07", "--home", home.toString());
    assertThat(attack.exit()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(attack.err()).contains("JG-O47").contains("JG-209");
    assertThat(attack.out()).doesNotContain("SIG-07");
  }
}
