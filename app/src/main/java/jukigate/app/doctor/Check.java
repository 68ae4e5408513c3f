package jukigate.app.doctor;

import java.util.Optional;
import jukigate.domain.Bilingual;

/**
 * One thing that was looked at or tried.
 *
 * @param id stable, e.g. {@code files.pki}, {@code jvm.ocsp.enable}, {@code enforced.TLS-08}
 * @param about what exactly was looked at, beside what the id says; empty when there is but one
 * @param wanted what must be, without words of a language where possible
 * @param found what is
 */
public record Check(
    String id, Optional<Bilingual> about, State state, String wanted, String found) {

  /** What came of it. */
  public enum State {
    /** As it must be. */
    PASS,
    /** Not as it must be. */
    FAIL,
    /** Nothing there to look at yet, e.g. no test PKI in a new home folder. */
    ABSENT
  }

  static Check of(String id, boolean holds, String wanted, String found) {
    return new Check(id, Optional.empty(), holds ? State.PASS : State.FAIL, wanted, found);
  }

  static Check absent(String id, String wanted) {
    return new Check(id, Optional.empty(), State.ABSENT, wanted, "-");
  }

  Check about(Bilingual what) {
    return new Check(id, Optional.of(what), state, wanted, found);
  }

  /** The same words in both languages. */
  Check about(String name) {
    return about(new Bilingual(name, name));
  }

  /** E.g. {@code files}. */
  public String group() {
    return id.substring(0, id.indexOf('.'));
  }
}
