package jukigate.domain.refusal;

import jukigate.domain.Language;

/** Carries a refusal across code that can only throw, to the place that reports it. */
public final class RefusedException extends RuntimeException {
  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.code().id() + " " + refusal.text(Language.EN));
    this.refusal = refusal;
  }

  public RefusedException(Refusal refusal, Throwable cause) {
    super(refusal.code().id() + " " + refusal.text(Language.EN), cause);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
