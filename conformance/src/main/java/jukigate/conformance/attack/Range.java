package jukigate.conformance.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.number.SyntheticBlock;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.message.Addressing;

/** Where attacks are made: fresh good letters, the way to the endpoint, and the canary. */
final class Range implements AutoCloseable {
  private static final int FIRST_RESIDENT = 60_000_000;
  private static final int RESIDENTS = 9_000_000;

  private final Target target;
  private final Dialler dialler;
  private final RandomGenerator random;
  private final Canary canary = new Canary();
  private int resident;

  /**
   * @param random of a seed: the same seed makes the same letters
   */
  Range(Target target, RandomGenerator random) {
    this.target = target;
    this.dialler = new Dialler(target.profile(), target.trust());
    this.random = random;
    this.resident = FIRST_RESIDENT + random.nextInt(RESIDENTS);
  }

  Target target() {
    return target;
  }

  Canary canary() {
    return canary;
  }

  /** A good letter about somebody new. */
  Letter letter() {
    int number = resident++;
    var code = SyntheticBlock.residentCode(number);
    return new Letter(
        code,
        new Addressing(
            Target.PREFECTURE,
            Target.CITY,
            Operation.UPDATE_IDENTITY.requestAction(),
            MessageId.fresh(random),
            Optional.empty()),
        Purpose.REGISTER_UPDATE,
        target.clock().instant(),
        Duration.ofMinutes(5),
        TEMPLATE
            .replace("VENDOR-1", "ATTACK-" + number)
            .replace("99202611040", code.value())
            .replace("999202611041", SyntheticBlock.individualNumber(number).value()),
        Optional.empty(),
        target.pki().signing(Target.CITY, target.profile()));
  }

  Payload seal(Letter letter) {
    return letter.seal(target.profile());
  }

  String text(Letter letter) {
    return text(seal(letter));
  }

  static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  HttpRequest post(Letter letter, Payload bytes) {
    return HttpRequest.soap(target.host(), letter.addressing().action(), bytes);
  }

  /** The bytes on a good connection of the city. */
  Shot shot(Letter letter, Payload bytes) {
    return shot(letter, post(letter, bytes));
  }

  Shot shot(Letter letter, HttpRequest request) {
    return new Shot(
        letter.resident(), new Dial(Optional.of(Dial.Tls.of(identity())), request.bytes()));
  }

  TlsIdentity identity() {
    return target.pki().tls(Target.CITY);
  }

  Observed send(Shot shot) {
    Heard heard = dialler.dial(shot.dial(), target.endpoint().getPort());
    return Observed.of(heard, target);
  }

  /** Whether a good letter is still accepted. */
  boolean control() {
    Letter letter = letter();
    return send(shot(letter, seal(letter))).accepted();
  }

  @Override
  public void close() {
    canary.close();
  }

  private static final String TEMPLATE = template();

  private static String template() {
    try (var file = Range.class.getResourceAsStream("update.xml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
