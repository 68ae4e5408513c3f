package jukigate.bench.parts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import jukigate.bench.work.Parties;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a process that measures is given by the one that started it. */
@State(Scope.Benchmark)
public class Given {
  /** About how many bytes the body has. */
  @Param("")
  public String bytes;

  /** Folder with the PKI, all keys minted. */
  @Param("")
  public String pki;

  /** The time at which all is signed and verified, in ISO 8601. */
  @Param("")
  public String now;

  /** Folder for what is written. */
  @Param("")
  public String work;

  /** A message of that size. */
  public SealedBlock block() {
    return new SealedBlock(parties(), Integer.parseInt(bytes));
  }

  Parties parties() {
    JvmSecurity.harden();
    var clock = clock();
    var random = new SecureRandom();
    var opened = TestPki.openOrMint(Path.of(pki), clock, random).orThrow();
    return new Parties(opened, clock, random);
  }

  /** It stands: a measurement may be longer than a message is valid. */
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse(now));
  }

  public Path work() {
    return Path.of(work);
  }
}
