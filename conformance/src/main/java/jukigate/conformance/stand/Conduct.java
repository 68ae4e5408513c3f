package jukigate.conformance.stand;

import java.util.List;
import java.util.Optional;
import jukigate.keystores.BadCertificate;

/**
 * How the kit behaves through a scene.
 *
 * @param flaw of the certificate that the server shows; empty: a good one
 * @param version the only TLS version that the server speaks; empty: the best that both can
 * @param asksForCertificate whether the client must authenticate itself
 * @param group the only group of the key exchange that the server takes; empty: any
 * @param greeting how it takes a hello
 * @param answers one for each request, the last for all that come after
 */
public record Conduct(
    Optional<BadCertificate> flaw,
    Optional<String> version,
    boolean asksForCertificate,
    Optional<String> group,
    Greeting greeting,
    List<Answering> answers) {
  public Conduct {
    answers = List.copyOf(answers);
  }

  public static Conduct answering(Answering... answers) {
    return new Conduct(
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        Greeting.USUAL,
        List.of(answers));
  }

  /** The same with this certificate. */
  public Conduct showing(BadCertificate other) {
    return new Conduct(Optional.of(other), version, asksForCertificate, group, greeting, answers);
  }

  /** The same, and nobody is asked for a certificate. */
  public Conduct askingNobody() {
    return new Conduct(flaw, version, false, group, greeting, answers);
  }

  /** The same, taking one group only. */
  public Conduct in(String only) {
    return new Conduct(flaw, version, asksForCertificate, Optional.of(only), greeting, answers);
  }

  /** The same, with this for every hello. */
  public Conduct greeting(Greeting other) {
    return new Conduct(flaw, version, asksForCertificate, group, other, answers);
  }

  Answering answer(int request) {
    return answers.get(Math.min(request, answers.size() - 1));
  }
}
