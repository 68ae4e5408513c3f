package jukigate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @Test
  void serverOnThisMachine_isReadWithItsPort() {
    ServerAddress address =
        ServerAddress.parse("postgresql://127.0.0.1:5432/journal").orElseThrow();
    assertThat(address.host()).isEqualTo("127.0.0.1");
    assertThat(address.port()).isEqualTo(5432);
    assertThat(address.database()).isEqualTo("journal");
    assertThat(address).hasToString("postgresql://127.0.0.1:5432/journal");
  }

  @Test
  void serverElsewhere_isReadWithTheCasThatItsCertificateMustComeFrom() {
    ServerAddress address =
        ServerAddress.parse("postgresql://db.example:5432/j?sslrootcert=/etc/ca.pem").orElseThrow();
    assertThat(address.authorities()).contains(Path.of("/etc/ca.pem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://db.example:5432/journal",
        "postgresql://localhost:5432/journal",
        "postgresql://127.0.0.1/journal",
        "postgresql://127.0.0.1:0/journal",
        "postgresql://127.0.0.1:65536/journal",
        "postgresql://user:secret@127.0.0.1:5432/journal",
        "postgresql://127.0.0.1:5432/journal?sslmode=disable",
        "postgresql://db.example:5432/j?sslrootcert=/etc/ca.pem&sslmode=disable",
        "postgresql://db.example:5432/j?sslrootcert=",
        "postgresql://127.0.0.1:5432/",
        "jdbc:postgresql://127.0.0.1:5432/journal",
        "jdbc:derby:directory:x",
        ""
      })
  void whatWouldLeaveThisMachineInTheOpen_orIsOfAnotherForm_isNone(String text) {
    assertThat(ServerAddress.parse(text)).isEmpty();
  }
}
