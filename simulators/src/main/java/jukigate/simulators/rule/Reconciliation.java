package jukigate.simulators.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * 整合性確認: merges the records of a CS with those of a server, both in ascending order of the 住民票コード,
 * and holds one of each at a time. What the server updated after the start is not judged, since the
 * CS may have written its block before, nor is that of which an update is still on its way (rule
 * J82).
 */
public final class Reconciliation {
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

  private final LocalGovernmentCode municipality;
  private final Instant startedAt;
  private final Function<ResidentCode, Optional<AtServer>> elsewhere;
  private final Consumer<Difference> found;
  private int compared;
  private int changedMeanwhile;

  /**
   * @param startedAt when the CS started the run
   * @param elsewhere the record of a resident whom the server does not have as a present one of the
   *     municipality
   * @param found takes each difference
   */
  public Reconciliation(
      LocalGovernmentCode municipality,
      Instant startedAt,
      Function<ResidentCode, Optional<AtServer>> elsewhere,
      Consumer<Difference> found) {
    this.municipality = municipality;
    this.startedAt = startedAt;
    this.elsewhere = elsewhere;
    this.found = found;
  }

  /**
   * When a run began, if that can be: not in the future beyond what clocks may differ, and not
   * longer ago than a message may wait to be sent. Refused with {@code JG-B23}: what a server
   * updated after the start is not judged, so that an early start would hide differences, and a
   * future one would have records judged that change while they are compared.
   */
  public static Outcome<Instant> start(Instant startedAt, Instant receivedAt) {
    boolean early = startedAt.isBefore(receivedAt.minus(LONGEST_WAIT));
    boolean late = startedAt.isAfter(receivedAt.plus(CLOCKS_DIFFER));
    return early || late
        ? Outcome.refused(RefusalCode.RUN_START_UNLIKELY, startedAt, Rule.CHANGED_MEANWHILE)
        : Outcome.passed(startedAt);
  }

  /** A record of the server, and when it took the last update of it. */
  public record AtServer(IdentityUpdate last, boolean open, Instant recordedAt) {
    private ResidentCode code() {
      return last.record().residentCode();
    }
  }

  /**
   * A record of the CS.
   *
   * @param unsettled whether an update of it is still on its way to the server
   */
  public record AtCs(IdentityUpdate last, boolean unsettled) {
    /** Everything about it has arrived. */
    public static AtCs settled(IdentityUpdate last) {
      return new AtCs(last, false);
    }

    private ResidentCode code() {
      return last.record().residentCode();
    }
  }

  /** How many were judged, and how many left out. */
  public record Counts(int compared, int changedMeanwhile) {}

  /** Compares a range of codes; either side may be empty. */
  public Counts compare(Iterator<AtCs> atCs, Iterator<AtServer> atServer) {
    Optional<AtCs> cs = next(atCs);
    Optional<AtServer> server = next(atServer);
    while (cs.isPresent() || server.isPresent()) {
      int order = order(cs, server);
      if (order <= 0 && cs.orElseThrow().unsettled()) {
        changedMeanwhile++;
      } else if (order < 0) {
        onlyAtCs(cs.orElseThrow().last());
      } else if (order > 0) {
        onlyAtServer(server.orElseThrow());
      } else {
        both(cs.orElseThrow().last(), server.orElseThrow());
      }
      cs = order <= 0 ? next(atCs) : cs;
      server = order >= 0 ? next(atServer) : server;
    }
    return new Counts(compared, changedMeanwhile);
  }

  private static int order(Optional<AtCs> cs, Optional<AtServer> server) {
    if (cs.isEmpty() || server.isEmpty()) {
      return cs.isEmpty() ? 1 : -1;
    }
    return cs.get().code().value().compareTo(server.get().code().value());
  }

  private void onlyAtCs(IdentityUpdate cs) {
    var other = elsewhere.apply(cs.record().residentCode());
    if (other.isPresent() && isChangedMeanwhile(other.get())) {
      return;
    }
    compared++;
    Difference.Kind kind =
        other.isEmpty()
            ? Difference.Kind.MISSING_AT_SERVER
            : other.get().open() && !other.get().last().municipality().equals(municipality)
                ? Difference.Kind.AT_ANOTHER_MUNICIPALITY
                : Difference.Kind.CLOSED_AT_SERVER;
    var atServer =
        other
            .map(record -> OptionalInt.of(record.last().updateNumber()))
            .orElseGet(OptionalInt::empty);
    found.accept(
        new Difference(
            cs.record().residentCode(),
            kind,
            List.of(),
            OptionalInt.of(cs.updateNumber()),
            atServer));
  }

  private void onlyAtServer(AtServer server) {
    if (isChangedMeanwhile(server)) {
      return;
    }
    compared++;
    found.accept(
        new Difference(
            server.code(),
            Difference.Kind.MISSING_AT_CS,
            List.of(),
            OptionalInt.empty(),
            OptionalInt.of(server.last().updateNumber())));
  }

  private void both(IdentityUpdate cs, AtServer server) {
    if (isChangedMeanwhile(server)) {
      return;
    }
    compared++;
    var items = Difference.Item.differing(cs.record(), server.last().record());
    int ahead = Integer.compare(server.last().updateNumber(), cs.updateNumber());
    if (ahead == 0 && items.isEmpty()) {
      return;
    }
    Difference.Kind kind =
        ahead == 0
            ? Difference.Kind.ITEMS_DIFFER
            : ahead > 0 ? Difference.Kind.SERVER_AHEAD : Difference.Kind.SERVER_BEHIND;
    found.accept(
        new Difference(
            server.code(),
            kind,
            items,
            OptionalInt.of(cs.updateNumber()),
            OptionalInt.of(server.last().updateNumber())));
  }

  private boolean isChangedMeanwhile(AtServer server) {
    boolean changed = server.recordedAt().isAfter(startedAt);
    changedMeanwhile += changed ? 1 : 0;
    return changed;
  }

  private static <T> Optional<T> next(Iterator<T> iterator) {
    return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }
}
