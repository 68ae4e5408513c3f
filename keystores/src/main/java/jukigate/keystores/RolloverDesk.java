package jukigate.keystores;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.NodeKeys.Wanted;

/** Takes the PKI from one generation of CAs to the next, step by step. */
final class RolloverDesk {
  private final Vault vault;
  private final Authorities authorities;
  private final NodeKeys keys;

  RolloverDesk(Vault vault, Authorities authorities, NodeKeys keys) {
    this.vault = vault;
    this.authorities = authorities;
    this.keys = keys;
  }

  Outcome<List<CertificateEntry>> take(TestPki.Rollover step) {
    return vault.alone(
        index ->
            turn(index) == step
                ? Outcome.passed(done(step, index))
                : Outcome.refused(RefusalCode.ROLLOVER_ORDER, label(step), label(turn(index))));
  }

  private List<CertificateEntry> done(TestPki.Rollover step, PkiIndex index) {
    return switch (step) {
      case BEGIN -> authorities.mintNext(index);
      case SWITCH -> change(index);
      case END -> authorities.retire(index);
    };
  }

  /** The step that comes next. */
  static TestPki.Rollover turn(PkiIndex index) {
    boolean leaving =
        index.authorities().anyMatch(entry -> entry.superseded() && entry.revocation().isEmpty());
    if (leaving) {
      return TestPki.Rollover.END;
    }
    long generations =
        index
            .authorities()
            .filter(entry -> !entry.superseded() && trusted(entry))
            .map(entry -> AuthorityName.generationOf(entry.holder().use()))
            .distinct()
            .count();
    return generations > 1 ? TestPki.Rollover.SWITCH : TestPki.Rollover.BEGIN;
  }

  /** The index knows the new generation as the issuing one before anything is issued by it. */
  private List<CertificateEntry> change(PkiIndex index) {
    int old = index.issuingGeneration();
    index
        .authorities()
        .filter(entry -> trusted(entry) && isOf(entry, old))
        .forEach(entry -> index.put(entry.replaced()));
    vault.save(index);
    List<Wanted> all =
        index
            .matching(entry -> entry.holder().origin() == CertificateEntry.Origin.NODE)
            .filter(entry -> !entry.superseded() && entry.revocation().isEmpty())
            .flatMap(RolloverDesk::wanted)
            .toList();
    return keys.renewAll(all, index);
  }

  private static Stream<Wanted> wanted(CertificateEntry entry) {
    return KeyRole.ofLabel(entry.holder().use()).stream()
        .map(role -> new Wanted(entry.holder().node().orElseThrow(), role));
  }

  private static boolean trusted(CertificateEntry entry) {
    return AuthorityName.ofLabel(entry.holder().use()).orElseThrow().trusted();
  }

  private static boolean isOf(CertificateEntry entry, int generation) {
    return AuthorityName.generationOf(entry.holder().use()) == generation;
  }

  private static String label(TestPki.Rollover step) {
    return step.name().toLowerCase(Locale.ROOT);
  }
}
