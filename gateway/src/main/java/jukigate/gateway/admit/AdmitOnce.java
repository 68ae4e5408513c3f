package jukigate.gateway.admit;

import java.time.InstantSource;
import java.util.function.Function;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.authorize.AuthorizedRequest;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.parse.Headings;
import jukigate.wire.security.UnsealedMessage;

/**
 * Fresh, then on record: the row is the replay check. It is written after everything is verified,
 * so that a forged copy cannot use up a MessageID, and before anything is forwarded.
 */
public final class AdmitOnce implements Function<AuthorizedRequest, Outcome<AdmittedRequest>> {
  private final Journal journal;
  private final Freshness freshness;
  private final InstantSource clock;

  public AdmitOnce(Journal journal, Freshness freshness, InstantSource clock) {
    this.journal = journal;
    this.freshness = freshness;
    this.clock = clock;
  }

  @Override
  public Outcome<AdmittedRequest> apply(AuthorizedRequest request) {
    UnsealedMessage message = request.message().unsealed();
    if (!freshness.holds(message.validity(), clock.instant())) {
      return Outcome.refused(RefusalCode.NOT_FRESH);
    }
    var admission =
        new Admission(
            Headings.of(request),
            message.signer(),
            message.addressing().messageId(),
            message.payload());
    return journal.admit(admission).map(number -> new AdmittedRequest(request, number));
  }
}
