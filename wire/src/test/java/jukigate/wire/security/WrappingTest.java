package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Part;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.WrappingForge.Disguise;
import jukigate.wire.security.WrappingForge.IdHandling;
import jukigate.wire.security.WrappingForge.Place;
import jukigate.wire.security.WrappingForge.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Signature wrapping: the signed element is moved to another place, where its signature still
 * verifies, and another one stands where it is read. Every place, by every way to treat the ids,
 * under every disguise, for every part that means something.
 */
class WrappingTest {
  private static final List<Part> PARTS =
      List.of(
          Part.BODY,
          Part.TIMESTAMP,
          Part.TO,
          Part.ACTION,
          Part.MESSAGE_ID,
          Part.FROM,
          Part.DISPATCH,
          Part.RELATES_TO);

  private static final Wire WIRE = Wire.high();

  private record Tally(Set<String> digests, Map<RefusalCode, Integer> codes) {
    Tally() {
      this(new HashSet<>(), new TreeMap<>());
    }

    int refused() {
      return codes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static List<Part> partsOf(Direction direction) {
    Part other = direction == Direction.REQUEST ? Part.RELATES_TO : Part.DISPATCH;
    return PARTS.stream().filter(part -> part != other).toList();
  }

  private static String sealed(Wire wire, Direction direction) {
    return Forged.text(
        direction == Direction.REQUEST
            ? wire.sealed()
            : wire.sealer.seal(wire.answer(), wire.signer));
  }

  private static Outcome<UnsealedMessage> unseal(Wire wire, Direction direction, Payload payload) {
    return direction == Direction.REQUEST ? wire.unseal(payload) : wire.unsealAnswer(payload);
  }

  private static void attack(
      Wire wire, Direction direction, String original, Variant variant, Tally tally) {
    Optional<Payload> payload = WrappingForge.forge(original, variant);
    if (payload.isEmpty() || !tally.digests().add(payload.get().sha256())) {
      return;
    }
    switch (unseal(wire, direction, payload.get())) {
      case Outcome.Passed<UnsealedMessage> passed ->
          throw new AssertionError("was accepted: " + variant);
      case Outcome.Refused<UnsealedMessage>(var refusal) ->
          tally.codes().merge(refusal.code(), 1, Integer::sum);
    }
  }

  private static Tally attackAll(Wire wire, Direction direction) {
    String original = sealed(wire, direction);
    Payload good = Payload.ofUtf8(original);
    assertThat(unseal(wire, direction, good).isPassed()).isTrue();
    Tally tally = new Tally();
    for (Part part : partsOf(direction)) {
      for (Place place : Place.values()) {
        for (IdHandling ids : IdHandling.values()) {
          for (Disguise disguise : Disguise.values()) {
            attack(wire, direction, original, new Variant(part, place, ids, disguise), tally);
          }
        }
      }
    }
    assertThat(unseal(wire, direction, good).isPassed()).isTrue();
    return tally;
  }

  @ParameterizedTest
  @EnumSource
  void everyWrapping_isRefused(Direction direction) {
    for (Wire wire : List.of(WIRE, new Wire(SecurityProfile.RECOMMENDED_2026, "RSA2048"))) {
      Tally tally = attackAll(wire, direction);
      System.out.printf(
          java.util.Locale.ROOT,
          "signature wrapping, %s, %s: %d different variants, all refused: %s%n",
          wire.profile.name(),
          direction,
          tally.digests().size(),
          tally.codes());
      assertThat(tally.digests()).hasSizeGreaterThan(2000);
      assertThat(tally.refused()).isEqualTo(tally.digests().size());
      // Not only the structure stops them: many come as far as the coverage of the signature.
      assertThat(tally.codes().get(RefusalCode.PART_UNSIGNED)).isGreaterThan(100);
      assertThat(tally.codes().get(RefusalCode.ID_REPEATED)).isGreaterThan(100);
    }
  }

  /** The variants are attacks: each has the evil content where it is read. */
  @Test
  void everyPart_hasItsEvilTwin() {
    Map<Part, String> twins = new EnumMap<>(Part.class);
    for (Part part : partsOf(Direction.REQUEST)) {
      var variant = new Variant(part, Place.INSIDE_BODY_CHILD, IdHandling.DROP, Disguise.NONE);
      String text =
          Forged.text(WrappingForge.forge(Forged.text(WIRE.sealed()), variant).orElseThrow());
      assertThat(text).contains(WrappingForge.evilText(part));
      twins.put(part, text);
    }
    assertThat(new HashSet<>(twins.values())).hasSize(PARTS.size() - 1);
  }
}
