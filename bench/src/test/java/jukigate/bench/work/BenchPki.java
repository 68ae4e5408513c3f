package jukigate.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import jukigate.keystores.TestPki;

/** One PKI for all tests of this JVM: minting is most of their time. */
public final class BenchPki {
  private static final Path FOLDER = folder();

  private BenchPki() {}

  public static Path path() {
    return FOLDER;
  }

  public static Parties parties() {
    var random = new SecureRandom();
    var clock = InstantSource.system();
    return new Parties(TestPki.openOrMint(FOLDER, clock, random).orThrow(), clock, random);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("bench-pki");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
