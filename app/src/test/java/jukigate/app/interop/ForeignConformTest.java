package jukigate.app.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.bench.stacks.ForeignStack;
import jukigate.app.bench.stacks.VendorFiles;
import jukigate.app.command.Typed;
import jukigate.app.conform.KnownFailures;
import jukigate.app.conform.Laboratory;
import jukigate.app.conform.SutFile;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.Target;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.Finding;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.kit.Verdict;
import jukigate.domain.Language;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The samples in interop/ as systems under test: each fails what its {@code known.txt} names and
 * nothing else, and the matrix says what each did.
 */
class ForeignConformTest {
  private static final long SEED = 20_261_122;

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void stack_failsWhatIsKnownOfItAndNothingElse(ForeignStack stack) throws IOException {
    Path work = home.resolve("work");
    Optional<List<String>> adapter = stack.adapter(Typed.ROOT, work);
    assumeTrue(
        adapter.isPresent(), () -> stack + " not tested, its tools are missing: " + stack.needs());
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    Path keys =
        VendorFiles.certified(
            pki,
            Target.CITY,
            home.resolve("vendor"),
            new SecureRandom(),
            KeyRole.TLS,
            KeyRole.SIGN_RSA,
            KeyRole.ENCRYPT);

    var place = new Laboratory.Place(pki, clock, new Random(SEED), work);
    List<CaseResult> results;
    try (var called = CalledSample.of(stack, adapter.get(), keys, pki, work)) {
      results = run(sut(words(adapter.get(), keys, pki), called.server()), place);
    }

    Path known = Typed.ROOT.resolve("interop").resolve(stack.folder()).resolve("known.txt");
    assertThat(results.stream().filter(it -> it.verdict() instanceof Verdict.KitError)).isEmpty();
    assertThat(failed(results)).as(told(results)).isEqualTo(KnownFailures.read(known).orThrow());
    assertMatrixSays(stack, results);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void matrix_isInBothLanguagesWhatItsCellsSay(Language language) throws IOException {
    assertThat(Files.readString(VendorMatrix.file(language)))
        .isEqualTo(VendorMatrix.read().page(language));
  }

  /** Else a row that nobody fills would stay empty for good. */
  @Test
  void matrix_hasEveryCase() throws IOException {
    assertThat(VendorMatrix.read().ids())
        .isEqualTo(Cases.all().stream().map(TestCase::id).collect(Collectors.toSet()));
  }

  private static List<CaseResult> run(SutFile sut, Laboratory.Place place) {
    try (Laboratory laboratory = Laboratory.of(sut, sut.profile(), place).orThrow()) {
      return KitRun.greased(laboratory.stage(), false, SEED).run(Cases.all(), done -> {});
    }
  }

  private static List<String> words(List<String> adapter, Path keys, TestPki pki) {
    return Stream.concat(
            adapter.stream(),
            Stream.of(
                "--keys",
                keys.toString(),
                "--trust",
                pki.trustFolder().toString(),
                "--sender",
                Target.CITY.value()))
        .toList();
  }

  /** As a vendor writes it. */
  private SutFile sut(List<String> command, String server) throws IOException {
    String text =
        String.join(
            "\n",
            "node: " + Target.CITY,
            "profile: " + SecurityProfile.RECOMMENDED_2026.name(),
            "port: 0",
            "stays: true",
            "command: " + new ObjectMapper().writeValueAsString(command),
            "server: " + server);
    return SutFile.read(Files.writeString(home.resolve("sut.yaml"), text)).orThrow();
  }

  private static Set<String> failed(List<CaseResult> results) {
    return results.stream()
        .filter(it -> it.verdict() instanceof Verdict.Fail)
        .map(it -> it.testCase().id())
        .collect(Collectors.toSet());
  }

  private static String told(List<CaseResult> results) {
    return results.stream()
        .flatMap(
            it ->
                it.verdict() instanceof Verdict.Fail(Finding.Bad bad)
                    ? Stream.of(
                        it.testCase().id()
                            + " "
                            + bad.where()
                            + ": "
                            + bad.found()
                            + ", not "
                            + bad.expected())
                    : Stream.empty())
        .collect(Collectors.joining("\n"));
  }

  private static void assertMatrixSays(ForeignStack stack, List<CaseResult> results)
      throws IOException {
    VendorMatrix found = VendorMatrix.read().with(stack, results);
    if (Boolean.getBoolean("jukigate.write-docs")) {
      found.write();
    }
    assertThat(VendorMatrix.read().column(stack)).isEqualTo(found.column(stack));
  }
}
