package jukigate.conformance.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jukigate.conformance.line.Heard;
import jukigate.conformance.stand.Dress;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;

/**
 * How far a good call to a system comes, so that nobody looks for a mistake in 290 cases that is
 * one of the way there.
 *
 * @param reached the steps that were taken
 * @param trouble what stopped it, and where; empty when the answer is right
 */
public record ServerReadiness(List<Step> reached, Optional<Trouble> trouble) {
  private static final String NOBODY_LISTENS = "ConnectException";

  public ServerReadiness {
    reached = List.copyOf(reached);
  }

  /** In their order. */
  public enum Step {
    /** Somebody listens on its port. */
    PORT,
    /** TLS is made, with certificates that both believe. */
    TLS,
    /** It has given an HTTP answer with SOAP in it. */
    HTTP,
    /** The answer verifies, and is the one that is due. */
    ANSWER
  }

  /**
   * @param words of the connection, or of the refusal
   */
  public record Trouble(Step step, Bilingual words) {}

  /** Whether cases can be judged at all. */
  public boolean isReady() {
    return trouble.isEmpty();
  }

  /** Makes one good call; empty where the system has no URL, or the contract nothing to ask. */
  public static Optional<ServerReadiness> of(Stage stage) {
    return stage
        .endpoint()
        .filter(base -> stage.probes().isPresent())
        .map(
            base ->
                Caller.visit(stage.network(), stage.sut(), base, List.of(), Dress.PLAIN).before())
        .map(ServerReadiness::of);
  }

  static ServerReadiness of(Exchange exchange) {
    Optional<Trouble> trouble = trouble(exchange);
    List<Step> reached =
        Arrays.stream(Step.values())
            .takeWhile(step -> trouble.filter(it -> it.step() == step).isEmpty())
            .toList();
    return new ServerReadiness(reached, trouble);
  }

  private static Optional<Trouble> trouble(Exchange exchange) {
    if (exchange.judge() instanceof Finding.Good) {
      return Optional.empty();
    }
    return Optional.of(
        switch (exchange.heard()) {
          case Heard.Alert(String name) -> at(Step.TLS, name);
          case Heard.Nothing(String why) ->
              at(why.startsWith(NOBODY_LISTENS) ? Step.PORT : Step.TLS, why);
          case Heard.Answer answer -> answered(exchange, answer);
        });
  }

  private static Trouble answered(Exchange exchange, Heard.Answer answer) {
    String status = "HTTP " + answer.status();
    if (exchange.view().filter(ServerReadiness::isSoap).isEmpty()) {
      return at(Step.HTTP, status);
    }
    return exchange.message() instanceof Outcome.Refused<?>(Refusal why)
        ? new Trouble(
            Step.ANSWER,
            new Bilingual(
                status + ", " + why.code().id() + " " + why.text(Language.JA),
                status + ", " + why.code().id() + " " + why.text(Language.EN)))
        : at(Step.ANSWER, status + ", " + exchange.word());
  }

  private static boolean isSoap(SoapView view) {
    return SoapView.is(view.root(), SoapView.SOAP, "Envelope");
  }

  private static Trouble at(Step step, String words) {
    return new Trouble(step, new Bilingual(words, words));
  }
}
