package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ResidentsCommandTest {
  @Test
  void sameSeed_givesTheSamePeople() {
    Typed once = residents("--count", "20", "--seed", "7", "--numbers");
    assertThat(once.exit()).isZero();
    assertThat(once.out().lines()).hasSize(20);
    assertThat(residents("--count", "20", "--seed", "7", "--numbers").out()).isEqualTo(once.out());
    assertThat(residents("--count", "20", "--seed", "8", "--numbers").out())
        .isNotEqualTo(once.out());
  }

  @Test
  void numbers_areMaskedUnlessAskedFor() {
    assertThat(residents("--count", "5").out())
        .contains("*".repeat(11))
        .doesNotContain("99679647110");
    assertThat(residents("--count", "5", "--numbers").out()).contains("99679647110");
  }

  @Test
  void json_holdsTheItemsOfTheRecordWithMaskedNumbers() throws Exception {
    var people = new ObjectMapper().readTree(residents("--count", "3", "--json").out());
    assertThat(people).hasSize(3);
    assertThat(people.get(0).get("MUNICIPALITY").asText()).isEqualTo("221007");
    assertThat(people.get(0).get("INDIVIDUAL_NUMBER").asText()).isEqualTo("************");
  }

  @Test
  void unknownMunicipalityOrCount_isRefused() {
    assertThat(Typed.command("residents", "--municipality", "221006").err()).contains("JG-407");
    assertThat(residents("--count", "0").err()).contains("JG-O14");
    assertThat(Typed.command("residents").exit()).isEqualTo(ExitCode.USAGE);
  }

  private static Typed residents(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "residents";
    all[1] = "--municipality";
    all[2] = "221007";
    System.arraycopy(more, 0, all, 3, more.length);
    return Typed.command(all);
  }
}
