package jukigate.simulators.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.ReceiptRetention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceTest {
  private static final Once.Matter MATTER =
      new Once.Matter(
          new Inbound(
              new NodeId("national"),
              new NodeId("pref-220001"),
              Operation.UPDATE_IDENTITY,
              new MessageId("urn:uuid:00000000-0000-4000-8000-000000000001"),
              null,
              Instant.EPOCH,
              null),
          "P22-1");

  @TempDir Path folder;
  private NodeStore store;
  private Once once;
  private final AtomicInteger applied = new AtomicInteger();

  @BeforeEach
  void open() {
    store = NodeStore.open(folder).orThrow();
    once =
        new Once(
            new Office(
                store,
                null,
                null,
                new BodyXml(),
                null,
                null,
                null,
                null,
                ReceiptRetention.DEFAULT,
                null,
                null,
                null));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void copyThatArrivesWhileTheFirstIsApplied_isAcknowledgedLikeTheFirst() {
    Outcome<UpdateIdentityResponse> second =
        once.apply(
            MATTER,
            new UpdateIdentity(),
            UpdateIdentityResponse.class,
            tables -> {
              CompletableFuture.runAsync(this::first).join();
              return Outcome.refused(RefusalCode.RESIDENT_EXISTS, "what the first has just made");
            });

    assertThat(second.isPassed()).isTrue();
    assertThat(applied).hasValue(1);
  }

  @Test
  void refusedMatter_isRefusedAndMayComeAgain() {
    Outcome<UpdateIdentityResponse> refused =
        once.apply(
            MATTER,
            new UpdateIdentity(),
            UpdateIdentityResponse.class,
            tables -> Outcome.refused(RefusalCode.RESIDENT_EXISTS, "another one"));

    assertThat(refused.isPassed()).isFalse();
    first();
    assertThat(applied).hasValue(1);
  }

  private void first() {
    var unused =
        once.apply(
                MATTER,
                new UpdateIdentity(),
                UpdateIdentityResponse.class,
                tables -> {
                  applied.incrementAndGet();
                  return Outcome.passed(new UpdateIdentityResponse());
                })
            .orThrow();
  }
}
