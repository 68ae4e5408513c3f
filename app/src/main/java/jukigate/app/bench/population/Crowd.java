package jukigate.app.bench.population;

import java.util.List;
import java.util.stream.IntStream;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.Search;

/** People of the same name and an unknown day of birth: more than a search may meet. */
final class Crowd {
  static final RegisterText NAME = RegisterText.of("架空 太郎");
  static final RegisterDate BIRTH = RegisterDate.UNKNOWN;
  static final int SIZE = 2 * Search.MOST_HITS;

  /** Numbers of the synthetic block that nobody else has. */
  private static final int FIRST = 20_500_000;

  private static final LocalGovernmentCode HOME = new LocalGovernmentCode("221007");

  private Crowd() {}

  static List<IdentityUpdate> people() {
    return IntStream.range(0, SIZE).mapToObj(Crowd::one).toList();
  }

  private static IdentityUpdate one(int number) {
    var record =
        new IdentityRecord(
            SyntheticBlock.residentCode(FIRST + number),
            NAME,
            BIRTH,
            Sex.MALE,
            RegisterText.of("静岡県静岡市葵区追手町" + (number + 1) + "番"),
            SyntheticBlock.individualNumber(FIRST + number),
            EventReason.BIRTH,
            RegisterDate.japanese(InventedResidents.STANDARD_DAY));
    return new IdentityUpdate(record, HOME, 1);
  }
}
