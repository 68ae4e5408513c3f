package jukigate.bench.peer;

import java.time.InstantSource;
import jukigate.bench.batch.Batch;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.identityupdate.UpdateIdentityResponse;

/** Acknowledges batches and keeps nothing. */
final class Prefecture implements IdentityUpdate {
  private final InstantSource clock;

  Prefecture(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public UpdateIdentityBatchResponse updateIdentityBatch(
      UpdateIdentityBatch request, Dispatch dispatch) {
    return Batch.answer(request, clock.instant());
  }

  @Override
  public UpdateIdentityResponse updateIdentity(UpdateIdentity request, Dispatch dispatch) {
    throw new UnsupportedOperationException("batches only");
  }
}
