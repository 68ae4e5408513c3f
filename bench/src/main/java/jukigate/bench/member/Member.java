package jukigate.bench.member;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.logging.LogManager;
import jukigate.bench.floor.FastCrypto;
import jukigate.bench.load.Subject;
import jukigate.bench.relay.Relayed;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;

/**
 * A process that plays one contender until nobody gives it orders any more: an {@link Order} a line
 * in, {@link jukigate.bench.load.Figures} as one line of JSON out. Its first line is {@link Up}.
 */
public final class Member {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  private Member(PrintStream out) {
    this.out = out;
  }

  /**
   * Said when it is ready.
   *
   * @param receiver where the gateway finds the receiver; empty where there is no gateway
   */
  public record Up(String receiver) {}

  /**
   * @param arguments labels of the contender and of the work, folder of the PKI, and the gateway's
   *     address for ours
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = System.out;
    System.setOut(System.err); // whatever a library says is no figure
    Contender contender = Contender.of(arguments[0]).orElseThrow();
    prepare(contender);
    Work<?, ?> work = Work.of(arguments[1]).orElseThrow();
    var random = new SecureRandom();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(Path.of(arguments[2]), clock, random).orThrow();
    var parties = new Parties(pki, clock, random);
    Optional<URI> gateway =
        arguments.length > 3 ? Optional.of(URI.create(arguments[3])) : Optional.empty();
    try (Subject subject = contender.start(work, parties, gateway)) {
      new Member(out).obey(subject, System.in);
    }
    System.exit(0); // stock libraries leave threads behind
  }

  /** Before the first class of TLS loads. A stock JVM stays as it comes, but for its log. */
  private static void prepare(Contender contender) {
    if (contender.isStock()) {
      LogManager.getLogManager().reset(); // it would quote what failed, and figures are wanted
    } else {
      JvmSecurity.harden();
    }
    if (contender.isFast()) {
      FastCrypto.install();
    }
  }

  private void obey(Subject subject, InputStream orders) throws IOException, InterruptedException {
    say(new Up(subject instanceof Relayed<?, ?> relayed ? relayed.receiver().toString() : ""));
    var lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Order order = Order.parse(line);
      say(order.run(subject.exchange(order.residents())));
    }
  }

  private void say(Object value) throws IOException {
    out.println(JSON.writeValueAsString(value));
    out.flush();
  }
}
