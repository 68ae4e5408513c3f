package jukigate.app.bench.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.rule.IdentityUpdate;

/**
 * Identity updates that nobody may refuse: lives of invented residents of one municipality, from
 * the entry over corrections, erasures, cancellations and resends, each with the update number that
 * follows. The same seed makes the same updates.
 */
public final class VariedUpdates {
  private static final List<EventReason> ENTRIES =
      List.of(
          EventReason.DOMESTIC_MOVE_IN,
          EventReason.MOVE_IN_FROM_ABROAD,
          EventReason.BIRTH,
          EventReason.EX_OFFICIO_ENTRY,
          EventReason.RENEWAL_ENTRY,
          EventReason.REMAKING_ENTRY);
  private static final List<EventReason> CHANGES =
      List.of(
          EventReason.MINOR_CORRECTION,
          EventReason.EX_OFFICIO_CORRECTION,
          EventReason.CLERICAL_CORRECTION);
  private static final List<EventReason> TOUCHES =
      List.of(
          EventReason.FORMER_SURNAME_ENTRY,
          EventReason.FORMER_SURNAME_CHANGE,
          EventReason.FORMER_SURNAME_REMOVAL,
          EventReason.ALIAS_ENTRY,
          EventReason.ALIAS_REMOVAL);
  private static final List<EventReason> NEW_NUMBER =
      List.of(
          EventReason.NUMBER_CHANGE_ON_REQUEST,
          EventReason.NUMBER_CORRECTION_EX_OFFICIO,
          EventReason.NUMBER_ENTRY_EX_OFFICIO);
  private static final List<EventReason> NEW_CODE =
      List.of(EventReason.CODE_CHANGE_ON_REQUEST, EventReason.CODE_ENTRY_EX_OFFICIO);
  private static final List<EventReason> ERASURES =
      List.of(
          EventReason.DOMESTIC_MOVE_OUT,
          EventReason.MOVE_OUT_ABROAD,
          EventReason.DEATH,
          EventReason.EX_OFFICIO_ERASURE,
          EventReason.RENEWAL_ERASURE,
          EventReason.REMAKING_ERASURE);

  private final Origin origin;
  private final RandomGenerator random;
  private final VariedTexts texts;
  private final VariedDates dates;
  private int index;
  private int request;

  /**
   * Whose updates.
   *
   * @param prefix of the request numbers
   * @param firstResident index in the synthetic block of the first number used
   */
  public record Origin(LocalGovernmentCode municipality, String prefix, int firstResident) {}

  public VariedUpdates(Origin origin, RandomGenerator random) {
    this.origin = origin;
    this.random = random;
    this.texts = new VariedTexts(random);
    this.dates = new VariedDates(random);
    this.index = origin.firstResident();
  }

  /** The next lives; the last one ends where the count is reached. */
  public List<IdentityBody.Update> take(int count) {
    List<IdentityBody.Update> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.addAll(new Life().told());
    }
    return List.copyOf(taken.subList(0, count));
  }

  /** One resident, from the entry on. */
  private final class Life {
    private final List<IdentityBody.Update> told = new ArrayList<>();
    private IdentityRecord now = newcomer();
    private int number = random.nextInt(1, 40);

    List<IdentityBody.Update> told() {
      tell(now, 0, Optional.empty());
      if (random.nextInt(25) == 0) {
        follow(as(now, EventReason.CANCELLATION_REMOVING));
        return told;
      }
      int events = random.nextInt(5);
      for (int i = 0; i < events; i++) {
        event();
      }
      return told;
    }

    private void event() {
      switch (random.nextInt(10)) {
        case 0, 1 -> follow(because(EventReason.MOVE_WITHIN, texts.address()));
        case 2, 3 -> follow(changed(pick(CHANGES)));
        case 4 -> follow(because(pick(TOUCHES)));
        case 5 -> follow(numbered(pick(NEW_NUMBER)));
        case 6 -> recode(pick(NEW_CODE));
        case 7 -> takeBack();
        case 8 -> leaveAndReturn();
        default -> resend(changed(pick(CHANGES)));
      }
    }

    private void takeBack() {
      IdentityRecord before = now;
      if (random.nextBoolean()) {
        follow(changed(pick(CHANGES)));
        follow(as(before, EventReason.CANCELLATION_REVERTING));
      } else {
        follow(because(pick(ERASURES)));
        follow(as(before, EventReason.CANCELLATION_RESTORING));
      }
    }

    private void leaveAndReturn() {
      switch (random.nextInt(3)) {
        case 0 -> {
          follow(because(EventReason.ERASURE_BY_LOSS_OF_NATIONALITY));
          follow(because(EventReason.ENTRY_BY_LOSS_OF_NATIONALITY));
        }
        case 1 -> {
          follow(because(EventReason.ERASURE_BY_NATURALIZATION));
          follow(because(EventReason.ENTRY_BY_NATURALIZATION));
        }
        default -> {
          follow(because(pick(ERASURES)));
          number += random.nextInt(3); // what happened elsewhere
          follow(because(EventReason.DOMESTIC_MOVE_IN, texts.address()));
        }
      }
    }

    private void recode(EventReason reason) {
      var change = new CodeChange(now.residentCode(), dates.event());
      var next =
          new IdentityRecord(
              code(),
              now.name(),
              now.birthDate(),
              now.sex(),
              now.address(),
              now.individualNumber(),
              reason,
              dates.event());
      number++;
      tell(next, 0, Optional.of(change));
    }

    /** After updates were lost: it says which one the server has. */
    private void resend(IdentityRecord next) {
      int last = number;
      number += random.nextInt(1, 5);
      tell(next, last, Optional.empty());
    }

    private void follow(IdentityRecord next) {
      number++;
      tell(next, 0, Optional.empty());
    }

    private void tell(IdentityRecord next, int recovery, Optional<CodeChange> change) {
      now = next;
      var update = new IdentityUpdate(next, origin.municipality(), number, recovery, change);
      told.add(new IdentityBody.Update(origin.prefix() + "-" + ++request, update));
    }

    private IdentityRecord because(EventReason reason) {
      return because(reason, now.address());
    }

    private IdentityRecord because(EventReason reason, RegisterText address) {
      return new IdentityRecord(
          now.residentCode(),
          now.name(),
          now.birthDate(),
          now.sex(),
          address,
          now.individualNumber(),
          reason,
          dates.event());
    }

    /** The items of a record of before, under another reason. */
    private IdentityRecord as(IdentityRecord items, EventReason reason) {
      return new IdentityRecord(
          items.residentCode(),
          items.name(),
          items.birthDate(),
          items.sex(),
          items.address(),
          items.individualNumber(),
          reason,
          dates.event());
    }

    private IdentityRecord changed(EventReason reason) {
      boolean other = random.nextBoolean();
      return new IdentityRecord(
          now.residentCode(),
          other ? texts.name() : now.name(),
          other ? now.birthDate() : dates.birth(),
          pick(List.of(Sex.values())),
          random.nextBoolean() ? texts.address() : now.address(),
          now.individualNumber(),
          reason,
          dates.event());
    }

    private IdentityRecord numbered(EventReason reason) {
      return new IdentityRecord(
          now.residentCode(),
          now.name(),
          now.birthDate(),
          now.sex(),
          now.address(),
          individualNumber(),
          reason,
          dates.event());
    }

    private IdentityRecord newcomer() {
      return new IdentityRecord(
          code(),
          texts.name(),
          dates.birth(),
          pick(List.of(Sex.values())),
          texts.address(),
          individualNumber(),
          pick(ENTRIES),
          dates.event());
    }
  }

  private ResidentCode code() {
    return SyntheticBlock.residentCode(index++);
  }

  private IndividualNumber individualNumber() {
    return SyntheticBlock.individualNumber(index++);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
