package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Security;
import java.util.Optional;
import java.util.Properties;
import jukigate.wire.Mint;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity.Setting;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JvmSecurityTest {
  private static final String SYSTEM = "jdk.tls.server.newSessionTicketCount";
  private static final String SECURITY = "jdk.tls.disabledAlgorithms";

  @AfterEach
  void harden() {
    JvmSecurity.harden();
  }

  private static Setting setting(String name) {
    return JvmSecurity.settings().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void settings_areToldAsTheyAre() {
    JvmSecurity.harden();
    assertThat(JvmSecurity.settings()).hasSizeGreaterThan(20).allMatch(Setting::holds);
    assertThat(JvmSecurity.settings()).extracting(Setting::name).isSorted();
    System.clearProperty(SYSTEM);
    Security.setProperty(SECURITY, "NULL");
    assertThat(setting(SYSTEM)).isEqualTo(new Setting(SYSTEM, "0", ""));
    assertThat(setting(SYSTEM).holds()).isFalse();
    assertThat(setting(SECURITY).found()).isEqualTo("NULL");
    assertThat(setting(SECURITY).holds()).isFalse();
  }

  @Test
  void harden_setsWhatSomebodyChanged() {
    System.setProperty(SYSTEM, "1");
    Security.setProperty(SECURITY, "NULL");
    JvmSecurity.harden();
    assertThat(System.getProperty(SYSTEM)).isEqualTo("0");
    assertThat(Security.getProperty(SECURITY)).contains("SSLv3", "TLSv1.1", "RC4", "SHA1");
  }

  /** Nobody who makes a context has to think of it. */
  @Test
  void context_isNeverMadeWithoutThem() {
    Security.setProperty(SECURITY, "NULL");
    Trust trust = new Trust(new Mint().material(), SecurityProfile.HIGH_2026, () -> Mint.NOW);
    TlsContexts.client(Optional.empty(), trust, SecurityProfile.HIGH_2026, refusal -> {});
    assertThat(setting(SECURITY).holds()).isTrue();
  }

  /** As under an agent that keeps a property in its own hands. */
  @Test
  void settingThatCannotBeMade_isAnError() {
    Properties before = System.getProperties();
    System.setProperties(
        new Properties(before) {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Object setProperty(String key, String value) {
            return key.equals(SYSTEM) ? super.setProperty(key, "9") : super.setProperty(key, value);
          }
        });
    try {
      assertThatThrownBy(JvmSecurity::harden)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(SYSTEM);
    } finally {
      System.setProperties(before);
    }
  }
}
