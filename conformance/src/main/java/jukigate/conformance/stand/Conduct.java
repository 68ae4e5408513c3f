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
 * @param answers one for each request, the last for all that come after
 */
public record Conduct(
    Optional<BadCertificate> flaw,
    Optional<String> version,
    boolean asksForCertificate,
    List<Answering> answers) {
  public Conduct {
    answers = List.copyOf(answers);
  }

  public static Conduct answering(Answering... answers) {
    return new Conduct(Optional.empty(), Optional.empty(), true, List.of(answers));
  }

  Answering answer(int request) {
    return answers.get(Math.min(request, answers.size() - 1));
  }
}
