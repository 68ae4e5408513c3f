package jukigate.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.KeySource.Opened;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.trust.NodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's key from a {@link KeySource}, opened again when its files change. Files that cannot be
 * opened, or that are another node's, leave the key in use. Thread-safe.
 */
public final class WatchedKey {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedKey.class);

  private final KeySource source;
  private final NodeId node;
  private List<String> seen;
  private Opened opened;

  private WatchedKey(KeySource source, NodeId node, List<String> seen, Opened opened) {
    this.source = source;
    this.node = node;
    this.seen = seen;
    this.opened = opened;
  }

  /**
   * Opens it for the first time.
   *
   * @return refused with what {@link KeySource#open} refuses, and with KEY_FILE_INVALID for the
   *     certificate of another node
   */
  public static Outcome<WatchedKey> open(KeySource source, NodeId node) {
    List<String> stamps = stamps(source);
    return openFor(source, node).map(opened -> new WatchedKey(source, node, stamps, opened));
  }

  private static Outcome<Opened> openFor(KeySource source, NodeId node) {
    return source
        .open()
        .then(
            opened ->
                NodeName.of(opened.chain().getFirst()).filter(node::equals).isPresent()
                    ? Outcome.passed(opened)
                    : Outcome.refused(
                        RefusalCode.KEY_FILE_INVALID,
                        source.files().getFirst(),
                        "not the certificate of " + node));
  }

  /** For {@code Supplier<TlsIdentity>}. */
  public TlsIdentity tls() {
    Opened current = current();
    return new TlsIdentity(node, current.key(), current.chain());
  }

  /** For {@code Supplier<SigningIdentity>}. */
  public SigningIdentity signing() {
    Opened current = current();
    return new SigningIdentity(node, current.key(), current.chain().getFirst());
  }

  private synchronized Opened current() {
    List<String> now = stamps(source);
    if (!now.equals(seen)) {
      switch (openFor(source, node)) {
        case Outcome.Passed<Opened>(Opened fresh) -> {
          opened = fresh;
          LOG.info("key of {} opened again", node);
        }
        case Outcome.Refused<Opened>(Refusal refusal) ->
            LOG.error("key of {} not opened again, the former stays: {}", node, refusal);
      }
      seen = now;
    }
    return opened;
  }

  private static List<String> stamps(KeySource source) {
    return source.files().stream().map(WatchedKey::stamp).toList();
  }

  private static String stamp(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return "-";
    }
  }
}
