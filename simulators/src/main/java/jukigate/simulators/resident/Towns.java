package jukigate.simulators.resident;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * 町名: real towns for three cities ({@code towns.NOTICE.txt}), common town names for all others,
 * with a postal code that is invented from the code of the municipality.
 */
final class Towns {
  /**
   * @param code 大字・字コード, this project's own
   * @param postalCode seven digits
   * @param address the address down to the town
   */
  record Town(String code, String postalCode, String address) {}

  private static final List<String> COMMON =
      List.of("本町", "中央", "緑町", "栄町", "旭町", "大手町", "新町", "東町", "西町", "南町", "北町", "桜台");
  private static final Map<String, List<String[]>> REAL =
      DataFile.rows("towns.tsv").collect(Collectors.groupingBy(row -> row[0]));

  private Towns() {}

  static List<Town> of(LocalGovernmentCode municipality) {
    String code = municipality.value();
    Municipality place = Municipalities.japan().find(municipality).orElseThrow();
    String prefix = Municipalities.japan().fullName(place);
    List<String[]> real = REAL.getOrDefault(code, List.of());
    if (real.isEmpty()) {
      return IntStream.range(0, COMMON.size())
          .mapToObj(i -> new Town(townCode(code, i), common(code, i), prefix + COMMON.get(i)))
          .toList();
    }
    return IntStream.range(0, real.size())
        .mapToObj(
            i ->
                new Town(
                    townCode(code, i), real.get(i)[3], prefix + real.get(i)[1] + real.get(i)[2]))
        .toList();
  }

  private static String townCode(String municipality, int index) {
    return String.format(Locale.ROOT, "%s%04d", municipality.substring(0, 5), index + 1);
  }

  private static String common(String municipality, int index) {
    return String.format(Locale.ROOT, "%s%02d", municipality.substring(0, 5), index + 1);
  }
}
