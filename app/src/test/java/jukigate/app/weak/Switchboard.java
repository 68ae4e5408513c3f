package jukigate.app.weak;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Which methods are weak at the moment. Asked from inside the weakened methods, by every thread.
 */
public final class Switchboard {
  private static final ThreadLocal<Set<String>> BESIDE = ThreadLocal.withInitial(HashSet::new);
  private static volatile Map<String, Call.Instead> weak = Map.of();

  private Switchboard() {}

  static void set(Map<String, Call.Instead> now) {
    weak = Map.copyOf(now);
  }

  /** For {@link Advised}: public, because it is inlined into other packages. */
  public static Object[] instead(String method, Object self, Object[] arguments) {
    Call.Instead instead = weak.get(method);
    if (instead == null || BESIDE.get().contains(method)) {
      return null;
    }
    try {
      return new Object[] {instead.of(new Call(method, self, arguments))};
    } catch (Exception e) {
      throw Switchboard.<RuntimeException>unchecked(e);
    }
  }

  /** Runs with the method as it is delivered. */
  static Object beside(String method, Callable<Object> work) throws Exception {
    Set<String> beside = BESIDE.get();
    beside.add(method);
    try {
      return work.call();
    } finally {
      beside.remove(method);
    }
  }

  /** Two weak versions of one method, one inside the other. */
  static Map<String, Call.Instead> merge(Iterable<Map<String, Call.Instead>> all) {
    Map<String, Call.Instead> merged = new HashMap<>();
    for (Map<String, Call.Instead> each : all) {
      each.forEach(
          (method, instead) -> {
            if (merged.put(method, instead) != null) {
              throw new IllegalArgumentException("weakened twice: " + method);
            }
          });
    }
    return merged;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E unchecked(Exception e) throws E {
    throw (E) e;
  }
}
