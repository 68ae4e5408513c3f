package jukigate.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Front;
import jukigate.conformance.attack.Target;
import jukigate.conformance.matrix.Cell;
import jukigate.conformance.matrix.CellResult;
import jukigate.conformance.matrix.CellResult.Rule;
import jukigate.conformance.matrix.Defect;
import jukigate.conformance.matrix.MatrixRun;
import jukigate.conformance.matrix.Place;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every end of a connection against defects; the whole of it is {@code attack --matrix}. */
class MatrixTest {
  private static final SecurityProfile PROFILE = SecurityProfile.RECOMMENDED_2026;
  private static final String VERSION = "TLSv1.3";

  private static final Random RANDOM = new Random(20_261_121);

  @TempDir static Path home;
  private static OwnGateway gateway;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow();
    var around = new BackboneSetup.Around(clock, random);
    gateway = OwnGateway.start(pki, PROFILE.name(), home, around).orThrow();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void everyThirdCell_isAsItMustBe() {
    List<Cell> all = Cell.of(PROFILE);
    List<CellResult> results =
        play(
            IntStream.range(0, all.size())
                .filter(at -> at % 3 == 0 || always(all.get(at)))
                .mapToObj(all::get));
    assertThat(results.stream().filter(one -> !one.isRight())).isEmpty();
    assertThat(results).hasSizeGreaterThan(70);
    assertThat(results.stream().filter(CellResult::isTaken)).hasSizeGreaterThan(4);
  }

  private static boolean always(Cell cell) {
    return cell.defect() == Defect.ASKS_FOR_NONE;
  }

  @Test
  void wholeMatrix_hasEveryEndDefectVersionAndProfile() {
    List<Cell> all =
        Stream.of(SecurityProfile.HIGH_2026, PROFILE)
            .flatMap(one -> Cell.of(one).stream())
            .toList();
    assertThat(all.stream().map(Cell::name)).doesNotHaveDuplicates();
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(all.stream().filter(cell -> !cell.mustBeTaken())).hasSizeGreaterThan(250);
  }

  @Test
  void connectionThatIsTakenAndShouldNotBe_isReportedAtEveryEnd() {
    List<CellResult> results =
        play(
            Stream.of(Place.values())
                .map(place -> cell(place, Defect.GOOD, Optional.of("JG-208"))));
    assertThat(results)
        .allSatisfy(one -> assertThat(one.broken()).contains(Rule.ANSWER, Rule.EFFECT));
  }

  @Test
  void connectionThatIsRefusedAndShouldNotBe_isReportedAtEveryEnd() {
    List<CellResult> results =
        play(Stream.of(Place.values()).map(place -> cell(place, Defect.EXPIRED, Optional.empty())));
    assertThat(results)
        .allSatisfy(one -> assertThat(one.broken()).isEqualTo(Set.of(Rule.ANSWER, Rule.EFFECT)));
  }

  @Test
  void refusalForAnotherReason_isReportedAtEveryEnd() {
    List<CellResult> results =
        play(
            Stream.of(Place.values())
                .map(place -> cell(place, Defect.EXPIRED, Optional.of("JG-209"))));
    assertThat(results).allSatisfy(one -> assertThat(one.broken()).isEqualTo(Set.of(Rule.RECORD)));
  }

  @Test
  void nodeAsAForeignEndpoint_isJudgedByTheWireAlone() throws IOException {
    String url = gateway.nodeUrl(Target.PREFECTURE).toString();
    Path file =
        Files.writeString(home.resolve("target.yaml"), "url: " + url + "\nprofile: recommended\n");
    Path list =
        Files.writeString(home.resolve("list"), "# mine\n" + URI.create(url).getAuthority() + "\n");
    Target target =
        ForeignEndpoint.read(file)
            .then(it -> it.allowedBy(list))
            .then(it -> it.target(gateway.target().pki(), gateway.target().clock(), AT_ONCE))
            .orThrow();
    List<AttackResult> results =
        new AttackRun(target, 5, 1)
            .run(
                Stream.of("AUT-01", "AUT-02", "PKI-03", "SIG-01", "TLS-02", "XSW-03")
                    .map(id -> Attacks.ofId(id).orElseThrow())
                    .toList(),
                done -> {});
    assertThat(results)
        .flatExtracting(AttackResult::variants)
        .allSatisfy(one -> assertThat(one.broken()).as(one.toString()).isEmpty())
        .allSatisfy(
            one ->
                assertThat(one.unobservable())
                    .containsExactly(AttackResult.Rule.EFFECT, AttackResult.Rule.RECORD));
  }

  private static final Front.Pace.Ticker AT_ONCE =
      new Front.Pace.Ticker() {
        private long now;

        @Override
        public long nanoTime() {
          return now;
        }

        @Override
        public void await(long nanos) {
          now += nanos;
        }
      };

  private static Cell cell(Place place, Defect defect, Optional<String> reason) {
    return new Cell(place, defect, VERSION, PROFILE, reason);
  }

  private static List<CellResult> play(Stream<Cell> cells) {
    return new MatrixRun(gateway.ends(), RANDOM).run(cells.toList(), done -> {});
  }
}
