package jukigate.simulators.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.ResidentItem;
import jukigate.domain.register.Sex;
import org.junit.jupiter.api.Test;

class InventedResidentsTest {
  private static final LocalGovernmentCode SHIZUOKA = new LocalGovernmentCode("221007");
  private static final LocalGovernmentCode YOKOHAMA = new LocalGovernmentCode("141003");
  private static final LocalGovernmentCode AOGASHIMA = new LocalGovernmentCode("134023");

  /**
   * SHA-256 over all 40 items of the first thousand: a change of the generator must be deliberate.
   */
  private static final String FIRST_THOUSAND =
      "6fd9383b4fc0e05d29af3f27da6592721b62eb2ba59f98f0763a0995f35f5497";

  private static final List<HouseholdMember> PEOPLE =
      InventedResidents.ofSeed(1).residents(SHIZUOKA).limit(8000).toList();

  @Test
  void sameSeed_givesTheSamePeopleOnAnyMachine() {
    String items =
        PEOPLE.stream()
            .limit(1000)
            .map(InventedResidentsTest::items)
            .collect(Collectors.joining("\n"));
    String hash = Payload.of(items.getBytes(StandardCharsets.UTF_8)).sha256();
    assertThat(hash).isEqualTo(FIRST_THOUSAND);
  }

  @Test
  void anotherSeed_givesOtherPeople() {
    List<HouseholdMember> others =
        InventedResidents.ofSeed(2).residents(SHIZUOKA).limit(50).toList();
    assertThat(others).isNotEqualTo(PEOPLE.subList(0, 50));
  }

  @Test
  void numbers_areOfTheSyntheticBlockAndNobodySharesThem() {
    Set<String> numbers = new HashSet<>();
    Set<String> codes = new HashSet<>();
    List<HouseholdMember> all =
        Stream.concat(
                PEOPLE.stream(),
                Stream.of(YOKOHAMA, AOGASHIMA)
                    .flatMap(code -> InventedResidents.ofSeed(1).residents(code).limit(2000)))
            .toList();
    for (HouseholdMember member : all) {
      IdentityRecord record = member.record().toIdentityRecord().orThrow();
      assertThat(SyntheticBlock.contains(record.individualNumber())).isTrue();
      assertThat(SyntheticBlock.contains(record.residentCode())).isTrue();
      numbers.add(record.individualNumber().value());
      codes.add(record.residentCode().value());
    }
    assertThat(numbers).hasSize(all.size());
    assertThat(codes).hasSize(all.size());
  }

  @Test
  void people_haveNumbersOfTheirOwnBeyondTheFirstRange() {
    Set<String> numbers = new HashSet<>();
    Set<String> codes = new HashSet<>();
    List<LocalGovernmentCode> places =
        List.of(AOGASHIMA, YOKOHAMA, new LocalGovernmentCode("221007"));
    int many = InventedResidents.MOST_OF_THEIR_OWN + 10_000;
    for (LocalGovernmentCode place : places) {
      assertThat(places).noneMatch(other -> InventedResidents.shareNumbers(place, other));
      for (int person = 0; person < many; person++) {
        codes.add(SyntheticNumbers.residentCode(place, person).value());
        numbers.add(SyntheticNumbers.individualNumber(place, person).value());
      }
    }
    assertThat(codes).hasSize(3 * many);
    assertThat(numbers).hasSize(3 * many);
  }

  @Test
  void wholeMunicipality_hasNoTwoPeopleWithOneNumber() {
    var seen = new BitSet();
    for (int person = 0; person < InventedResidents.MOST; person++) {
      String body = SyntheticNumbers.residentCode(YOKOHAMA, person).value().substring(2, 10);
      int index = Integer.parseInt(body);
      assertThat(seen.get(index)).isFalse();
      seen.set(index);
    }
    assertThat(seen.nextSetBit(0)).isGreaterThanOrEqualTo(21_000_000);
  }

  @Test
  void people_areMixedAsInLife() {
    assertThat(share(m -> m.record().person().sex() == Sex.FEMALE)).isCloseTo(0.52, within(0.04));
    assertThat(share(m -> m.foreign().isPresent())).isCloseTo(0.027, within(0.012));
    assertThat(share(m -> m.record().person().name().kanji().gaijiCount() > 0))
        .isBetween(0.002, 0.1);
    assertThat(share(m -> m.benefits().careInsurance())).isBetween(0.1, 0.45);
  }

  @Test
  void difficultCases_areAmongThem() {
    List<RegisterText> names =
        PEOPLE.stream().map(m -> m.record().person().name().kanji()).toList();
    for (String part : List.of("髙", "﨑", "\uD842\uDFB7", "邉", "邊\uDB40\uDD0E")) {
      assertThat(names).as(part).anyMatch(name -> name.value().contains(part));
    }
    assertThat(names).anyMatch(name -> name.value().startsWith("〓"));
    assertThat(PEOPLE)
        .anyMatch(m -> m.record().person().formerSurname().isPresent())
        .anyMatch(m -> m.foreign().flatMap(f -> f.alias()).isPresent())
        .anyMatch(m -> m.record().relationship().endsWith("の子"));
  }

  @Test
  void unknownBirthDates_takeManyForms() {
    Set<String> forms =
        PEOPLE.stream()
            .map(m -> m.record().person().birthDate().formCode())
            .collect(Collectors.toSet());
    assertThat(forms).contains("F00").hasSizeGreaterThan(8);
    assertThat(PEOPLE)
        .map(m -> m.record().person().birthDate())
        .anyMatch(date -> date.isExact() && date.toLocalDate().isEmpty());
  }

  @Test
  void foreignResidents_haveRomanNamesAndNoFurigana() {
    assertThat(PEOPLE.stream().filter(m -> m.foreign().isPresent()))
        .isNotEmpty()
        .allMatch(m -> m.record().person().name().furigana().isEmpty())
        .allMatch(m -> m.record().person().name().kanji().value().matches("[A-Z \u3000]+"))
        .allMatch(m -> m.familyRegister().isEmpty())
        .allMatch(m -> m.record().person().birthDate().era().isEmpty());
  }

  @Test
  void householder_isFirstAndTheOnlyOne() {
    assertThat(InventedResidents.ofSeed(1).households(SHIZUOKA).limit(500))
        .allMatch(h -> h.members().getFirst().record().relationship().equals("世帯主"))
        .allMatch(
            h ->
                h.members().stream().filter(m -> m.record().relationship().equals("世帯主")).count()
                    == 1);
  }

  @Test
  void events_areNeverSurelyBeforeBirth() {
    assertThat(PEOPLE)
        .map(HouseholdMember::record)
        .noneMatch(r -> r.lastEvent().date().isSurelyBefore(r.person().birthDate()));
  }

  @Test
  void formerSurname_isOfPeopleWhoMarried() {
    assertThat(PEOPLE.stream().filter(m -> m.record().person().formerSurname().isPresent()))
        .allMatch(m -> Set.of("妻", "夫").contains(m.record().relationship()));
    Optional<FormerSurname> one =
        PEOPLE.stream().flatMap(m -> m.record().person().formerSurname().stream()).findFirst();
    assertThat(one).isPresent();
  }

  private static double share(Predicate<HouseholdMember> test) {
    return (double) PEOPLE.stream().filter(test).count() / PEOPLE.size();
  }

  private static String items(HouseholdMember member) {
    return Arrays.stream(ResidentItem.values())
        .map(item -> item.read(member.record()).orElse("-"))
        .collect(Collectors.joining("|"));
  }
}
