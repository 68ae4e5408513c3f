package jukigate.app.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.ResidentItem;
import jukigate.simulators.resident.InventedResidents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code jukigate residents}: the invented residents of a municipality. Their numbers are shown as
 * real ones would be, masked, unless asked for.
 */
@Command(name = "residents")
final class ResidentsCommand implements Callable<Integer> {
  private static final Set<ResidentItem> NUMBERS =
      Set.of(
          ResidentItem.RESIDENT_CODE,
          ResidentItem.INDIVIDUAL_NUMBER,
          ResidentItem.FORMER_RESIDENT_CODE);
  private static final List<ResidentItem> SHORT =
      List.of(
          ResidentItem.RESIDENT_CODE,
          ResidentItem.KANJI_NAME,
          ResidentItem.FURIGANA,
          ResidentItem.BIRTH_DATE,
          ResidentItem.RELATIONSHIP,
          ResidentItem.ADDRESS);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--municipality", paramLabel = "<code>", required = true)
  private String municipality;

  @Option(names = "--count", paramLabel = "<n>", defaultValue = "10")
  private int count;

  @Option(names = "--seed", paramLabel = "<n>", defaultValue = "1")
  private long seed;

  @Option(names = "--numbers")
  private boolean numbers;

  @Option(names = "--all-items")
  private boolean allItems;

  ResidentsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Municipality where = keepingRegister(municipality);
    if (count < 1 || count > InventedResidents.MOST) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "--count 1.." + InventedResidents.MOST));
    }
    Stream<Map<String, String>> people =
        InventedResidents.ofSeed(seed).residents(where.code()).limit(count).map(this::shown);
    if (console.json()) {
      console.printJsonArray(people);
    } else {
      String name = Municipalities.japan().fullName(where);
      console.note("residents.head", count, name, Long.toString(seed));
      people.forEach(person -> console.line(line(person, console.language())));
    }
    return ExitCode.GOOD;
  }

  private static Municipality keepingRegister(String code) {
    return Municipalities.japan()
        .find(code)
        .filter(found -> Municipalities.japan().keepingRegister().anyMatch(found::equals))
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.MUNICIPALITY_UNKNOWN, "--municipality"))
        .orThrow();
  }

  /** The items by the name of their constant, so that programs in both languages read the same. */
  private Map<String, String> shown(HouseholdMember member) {
    List<ResidentItem> items =
        allItems || shared.json() ? Arrays.asList(ResidentItem.values()) : SHORT;
    Map<String, String> values = new LinkedHashMap<>();
    for (ResidentItem item : items) {
      item.read(member.record()).ifPresent(value -> values.put(item.name(), masked(item, value)));
    }
    return values;
  }

  private String masked(ResidentItem item, String value) {
    return NUMBERS.contains(item) && !numbers ? "*".repeat(value.length()) : value;
  }

  private String line(Map<String, String> person, Language language) {
    if (!allItems) {
      return String.join("  ", person.values());
    }
    return person.entrySet().stream()
        .map(entry -> "  " + label(entry.getKey(), language) + ": " + entry.getValue())
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }

  private static String label(String item, Language language) {
    ResidentItem known = ResidentItem.valueOf(item);
    return known.number() + " " + known.label(language);
  }
}
