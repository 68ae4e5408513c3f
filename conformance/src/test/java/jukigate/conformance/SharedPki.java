package jukigate.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Target;
import jukigate.conformance.kit.Stage;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;

/**
 * A PKI for tests that go by the real clock, with the keys of all who attack and are attacked. It
 * is minted once in this process, because RSA keys are most of the time of such a test; each test
 * works on a copy of the folder and may do with it what it likes.
 */
public final class SharedPki {
  private static final Path TEMPLATE = minted();

  private SharedPki() {}

  /**
   * @param folder that does not exist yet
   */
  public static TestPki in(Path folder, InstantSource clock) {
    try (Stream<Path> all = Files.walk(TEMPLATE)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Files.copy(
            each,
            folder.resolve(TEMPLATE.relativize(each).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      return TestPki.openOrMint(folder, clock, new SecureRandom()).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path minted() {
    try {
      Path folder = Files.createTempDirectory("pki-of-tests");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      var clock = BackboneClock.real(InstantSource.system());
      TestPki pki = TestPki.openOrMint(folder.resolve("pki"), clock, new SecureRandom()).orThrow();
      AttackRun.prepare(pki);
      Stage.prepare(pki, Target.CITY);
      return folder.resolve("pki");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException gone) {
      // A folder of temporary files that somebody else has cleared away.
    }
  }
}
