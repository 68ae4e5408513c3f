package jukigate.gateway.seal;

import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.parse.Headings;
import jukigate.gateway.parse.Progress;

/** A refusal becomes a signed fault, on record before it leaves. */
public final class ReplyWithFault implements Function<Rejection, Outcome<Reply>> {
  private final Journal journal;
  private final FaultSealer sealer;

  public ReplyWithFault(Journal journal, FaultSealer sealer) {
    this.journal = journal;
    this.sealer = sealer;
  }

  @Override
  public Outcome<Reply> apply(Rejection rejection) {
    Payload fault = sealer.seal(rejection.progress(), rejection.refusal());
    return switch (record(rejection, fault)) {
      case Outcome.Passed<RecordNumber> recorded ->
          Outcome.passed(reply(rejection.progress(), rejection.refusal(), fault));
      case Outcome.Refused<RecordNumber>(Refusal unavailable) ->
          // What is not on record does not leave: the sender learns only that it is not.
          Outcome.passed(
              reply(
                  rejection.progress(),
                  unavailable,
                  sealer.seal(rejection.progress(), unavailable)));
    };
  }

  private Outcome<RecordNumber> record(Rejection rejection, Payload fault) {
    Progress progress = rejection.progress();
    var conclusion =
        new Conclusion(Verdict.REFUSED, Optional.of(rejection.refusal()), fault, rejection.marks());
    return progress
        .onRecord()
        .map(number -> journal.conclude(number, conclusion))
        .orElseGet(
            () -> journal.refuse(Headings.of(progress), progress.arrival().body(), conclusion));
  }

  private static Reply reply(Progress progress, Refusal refusal, Payload fault) {
    return new Reply(status(refusal.code()), progress.arrival().correlationId(), fault);
  }

  /** SOAP 1.1 §6.2: a fault is 500; HTTP's own refusals keep HTTP's own numbers. */
  static int status(RefusalCode code) {
    return switch (code) {
      case METHOD_NOT_ALLOWED -> 405;
      case REQUEST_TOO_SLOW -> 408;
      case MESSAGE_TOO_LARGE -> 413;
      case MEDIA_TYPE_UNSUPPORTED -> 415;
      case SENDER_OVERLOADED -> 429;
      default -> 500;
    };
  }
}
