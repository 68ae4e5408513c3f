package jukigate.bench.work;

import java.time.InstantSource;
import java.util.function.Function;
import jukigate.contract.dispatch.Dispatch;

/**
 * A work by the interface that is generated from its WSDL.
 *
 * @param type the interface
 * @param desk who answers at the given clock, and keeps nothing
 * @param <S> the interface
 */
public record Service<S, Q, A>(Class<S> type, Function<InstantSource, S> desk, Call<S, Q, A> call) {
  /** The method of the interface. */
  @FunctionalInterface
  public interface Call<S, Q, A> {
    /**
     * @throws Exception the RefusalFault of the interface; each has its own
     */
    A ask(S port, Q request, Dispatch dispatch) throws Exception;
  }

  /** The work alone; the interface's other operations are refused. */
  static UnsupportedOperationException notMeasured() {
    return new UnsupportedOperationException("is not measured");
  }
}
