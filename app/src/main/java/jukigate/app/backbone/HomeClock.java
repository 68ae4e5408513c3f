package jukigate.app.backbone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.domain.time.ClockState;
import jukigate.store.OwnerOnly;

/**
 * The clock of a home folder. It is kept in {@code clock.json}, so that every command that works in
 * the folder tells the same time as the backbone that is up there, and the next backbone goes on
 * from it; without the file it is the machine's.
 *
 * @param machine the clock of the machine
 */
public record HomeClock(Path home, InstantSource machine) {
  /** Loaded only where there is a file: most folders are on the machine's time. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  /** The file's form; instants in ISO 8601. */
  private record Kept(ClockState.Mode mode, int speed, String at, String machineAt) {}

  /** As it goes now; each change of it is kept. Throws FILE_INVALID for a file that is damaged. */
  public BackboneClock open() {
    return of(kept().orElseGet(() -> ClockState.real(machine.instant())));
  }

  /** From now on the machine's. Refused with CLOCK_BACKWARDS when the folder is ahead of it. */
  public Outcome<BackboneClock> real() {
    Instant now = machine.instant();
    return from(now)
        .map(
            instant -> {
              ClockState real = ClockState.real(now);
              keep(real);
              return of(real);
            });
  }

  /**
   * From an instant, at a speed.
   *
   * @param at empty goes on from where the clock is
   * @param speed 0 (it stands) to {@link ClockState#FASTEST}
   * @return refused with CLOCK_BACKWARDS when the folder was used later than that
   */
  public Outcome<BackboneClock> own(Optional<Instant> at, int speed) {
    return from(at.orElseGet(() -> open().instant()))
        .map(
            instant -> {
              Instant now = machine.instant();
              ClockState own =
                  speed == 0
                      ? ClockState.frozen(instant, now)
                      : ClockState.running(speed, instant, now);
              keep(own);
              return of(own);
            });
  }

  /** A folder without a PKI was never used: it may begin at any time. */
  private Outcome<Instant> from(Instant instant) {
    boolean unused = !Files.exists(home.resolve("pki"));
    Instant now = open().instant();
    return unused || !instant.isBefore(now)
        ? Outcome.passed(instant)
        : Outcome.refused(RefusalCode.CLOCK_BACKWARDS, instant, now);
  }

  private BackboneClock of(ClockState state) {
    return BackboneClock.of(state, machine, this::keep);
  }

  private Optional<ClockState> kept() {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    try {
      Kept kept = Json.MAPPER.readValue(file().toFile(), Kept.class);
      return Optional.of(
          new ClockState(
              kept.mode(),
              kept.speed(),
              Instant.parse(kept.at()),
              Instant.parse(kept.machineAt())));
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_INVALID, file(), 1, e.getClass().getSimpleName()), e);
    }
  }

  private void keep(ClockState state) {
    try {
      if (state.mode() == ClockState.Mode.REAL) {
        Files.deleteIfExists(file());
        return;
      }
      OwnerOnly.home(home);
      Path beside = home.resolve("clock.json.part");
      Json.MAPPER.writeValue(
          beside.toFile(),
          new Kept(
              state.mode(), state.speed(), state.at().toString(), state.machineAt().toString()));
      Files.move(
          beside, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return home.resolve("clock.json");
  }
}
