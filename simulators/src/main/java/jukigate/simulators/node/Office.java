package jukigate.simulators.node;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.operator.Operators;
import jukigate.simulators.post.Dispatcher;
import jukigate.simulators.post.NodeKeys;
import jukigate.simulators.post.NodePost;
import jukigate.simulators.rule.Regimes;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.wire.trust.Trust;

/** What all nodes of a process share. A node itself is its name and its rows. */
public record Office(
    NodeStore store,
    NodePost post,
    Dispatcher dispatcher,
    BodyXml xml,
    NodeKeys keys,
    Trust trust,
    InstantSource clock,
    RandomGenerator random,
    ReceiptRetention retention,
    Regimes regimes,
    Operators operators,
    Wake wake) {

  /** Tells whoever empties the outboxes that there is something new. */
  @FunctionalInterface
  public interface Wake {
    void now();
  }
}
