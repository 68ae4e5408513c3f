package jukigate.gateway.forward;

import java.util.Optional;
import jukigate.gateway.admit.AdmittedRequest;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.wire.message.Addressing;
import jukigate.wire.security.UnsealedMessage;

/** The node's verified answer to this request. Only {@link AnswerRules} makes one. */
public final class Answer implements Progress {
  private final AdmittedRequest request;
  private final UnsealedMessage unsealed;

  Answer(AdmittedRequest request, UnsealedMessage unsealed) {
    this.request = request;
    this.unsealed = unsealed;
  }

  @Override
  public Arrival arrival() {
    return request.arrival();
  }

  public UnsealedMessage unsealed() {
    return unsealed;
  }

  /** Of the request: it is the exchange that goes on. */
  @Override
  public Optional<Addressing> addressing() {
    return request.addressing();
  }

  @Override
  public Optional<RecordNumber> onRecord() {
    return request.onRecord();
  }
}
