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
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Verdict;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit with a contract that is not ours, against a CS on Python that speaks it. */
class PackConformTest {
  private static final long SEED = 20_261_122;

  /** What a run with a pack judges at least; less means that cases have become ours again. */
  private static final int AT_LEAST = 400;

  @TempDir Path home;

  @Test
  void libraryOfThePack_failsWhatIsKnownOfItAndNothingElse() throws IOException {
    Path work = home.resolve("work");
    assumeTrue(
        ForeignStack.ZEEP.adapter(Typed.ROOT, work).isPresent(),
        () -> "not tested, its tools are missing: " + ForeignStack.ZEEP.needs());
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

    List<CaseResult> results;
    try (var called = CalledSample.library(keys, pki, work)) {
      results =
          run(
              sut(keys, pki, called.server()),
              new Laboratory.Place(pki, clock, new Random(SEED), work));
    }

    Path known = Typed.ROOT.resolve("interop/library-pack/known.txt");
    assertThat(results.stream().filter(it -> it.verdict() instanceof Verdict.KitError)).isEmpty();
    assertThat(failed(results).keySet())
        .as(failed(results).toString())
        .isEqualTo(KnownFailures.read(known).orThrow());
    assertThat(results.stream().filter(PackConformTest::isJudged))
        .hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  private static boolean isJudged(CaseResult result) {
    return result.verdict() instanceof Verdict.Pass
        || result.verdict() instanceof Verdict.Warn
        || result.verdict() instanceof Verdict.Fail;
  }

  private static List<CaseResult> run(SutFile sut, Laboratory.Place place) {
    try (Laboratory laboratory = Laboratory.of(sut, sut.profile(), place).orThrow()) {
      return KitRun.greased(laboratory.stage(), false, SEED).run(Cases.all(), done -> {});
    }
  }

  private SutFile sut(Path keys, TestPki pki, String server) throws IOException {
    List<String> command =
        List.of(
            CalledSample.python(),
            CalledSample.sample("library.py"),
            "send",
            "--keys",
            keys.toString(),
            "--trust",
            pki.trustFolder().toString(),
            "--node",
            Target.CITY.value());
    String text =
        String.join(
            "\n",
            "node: " + Target.CITY,
            "port: 0",
            "stays: true",
            "pack: " + Typed.ROOT.toAbsolutePath().resolve("interop/library-pack"),
            "command: " + new ObjectMapper().writeValueAsString(command),
            "server: " + server);
    return SutFile.read(Files.writeString(home.resolve("sut.yaml"), text)).orThrow();
  }

  /** Ids, each with what was found. */
  private static Map<String, Verdict> failed(List<CaseResult> results) {
    return results.stream()
        .filter(it -> it.verdict() instanceof Verdict.Fail)
        .collect(Collectors.toMap(it -> it.testCase().id(), CaseResult::verdict));
  }
}
