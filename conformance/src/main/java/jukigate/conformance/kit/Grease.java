package jukigate.conformance.kit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import jukigate.conformance.stand.Dress;
import jukigate.domain.message.Payload;
import jukigate.wire.key.TlsIdentity;

/**
 * 揺さぶり: a peer that keeps every rule and looks unlike others, by the chance of a seed. A system
 * that takes only what it has met before fails here, and not when the gateway is renewed. The name
 * is that of RFC 8701. Thread-safe.
 */
final class Grease implements Dress {
  private static final List<Habit> OF_MESSAGE =
      List.of(
          Habit.DECLARATION,
          Habit.SINGLE_QUOTES,
          Habit.WHITE_SPACE,
          Habit.HEADERS_REVERSED,
          Habit.REFERENCES,
          Habit.SIGNATURE_IN_LINES);
  private static final List<Habit> OF_HEAD =
      List.of(Habit.LOWER_CASE, Habit.REVERSED, Habit.UNKNOWN_HEADER);
  private static final int CHUNK = 400;

  private final RandomGenerator random;
  private final Optional<TlsIdentity> former;
  private final Set<Habit> shown = EnumSet.noneOf(Habit.class);

  private Grease(RandomGenerator random, Optional<TlsIdentity> former) {
    this.random = random;
    this.former = former;
  }

  /**
   * For one scene; the same whichever others are played.
   *
   * @param former what the gateway showed before its certificate was renewed
   */
  static Grease of(long seed, Scene scene, Optional<TlsIdentity> former) {
    return new Grease(new Random(seed * 31 + scene.id().hashCode()), former);
  }

  /** What it did so far. */
  synchronized Set<Habit> shown() {
    return EnumSet.copyOf(shown);
  }

  @Override
  public synchronized Payload message(Payload sealed) {
    if (random.nextBoolean()) {
      return sealed;
    }
    Habit habit = one(OF_MESSAGE);
    Payload other =
        switch (habit) {
          case DECLARATION -> UnusualForm.withDeclaration(sealed);
          case SINGLE_QUOTES -> UnusualForm.singleQuotes(sealed);
          case WHITE_SPACE -> UnusualForm.spaced(sealed);
          case HEADERS_REVERSED -> UnusualForm.reversed(sealed);
          case REFERENCES -> UnusualForm.references(sealed);
          default -> UnusualForm.signatureInLines(sealed);
        };
    if (!other.equals(sealed)) {
      shown.add(habit);
    }
    return other;
  }

  @Override
  public synchronized List<byte[]> answer(byte[] http) {
    byte[] other = http(http);
    if (random.nextInt(4) > 0) {
      return List.of(other);
    }
    shown.add(Habit.PIECES);
    int middle = 1 + random.nextInt(other.length - 1);
    return List.of(Arrays.copyOf(other, middle), Arrays.copyOfRange(other, middle, other.length));
  }

  @Override
  public synchronized byte[] request(byte[] http) {
    return http(http);
  }

  private byte[] http(byte[] http) {
    HttpBytes all = HttpBytes.of(http);
    if (random.nextBoolean()) {
      Habit habit = one(OF_HEAD);
      shown.add(habit);
      all =
          switch (habit) {
            case LOWER_CASE -> all.lowerCase();
            case REVERSED -> all.reversed();
            default -> all.and("X-Grease-" + random.nextInt(1000) + ": " + random.nextInt(1000));
          };
    }
    if (random.nextInt(4) == 0) {
      shown.add(Habit.CHUNKED);
      all = all.chunked(1 + random.nextInt(CHUNK));
    }
    return all.bytes();
  }

  @Override
  public synchronized TlsIdentity gateway(TlsIdentity usual) {
    if (former.isEmpty() || random.nextBoolean()) {
      return usual;
    }
    shown.add(Habit.FORMER_CERTIFICATE);
    return former.get();
  }

  private Habit one(List<Habit> habits) {
    return habits.get(random.nextInt(habits.size()));
  }
}
