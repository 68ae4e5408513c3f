package jukigate.bench.relay;

import java.security.cert.X509Certificate;
import java.util.Optional;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.security.UnsealedMessage;
import org.w3c.dom.Element;

/**
 * What one end does of encryption: nothing, where the contract sends plain text.
 *
 * @param encryptFor certificate of the other end
 */
record Closing(Optional<X509Certificate> encryptFor, Optional<DecryptionIdentity> own) {

  static Closing of(Work<?, ?> work, Parties parties, NodeId own, NodeId other) {
    return work.operation().encrypted()
        ? new Closing(
            Optional.of(parties.pki().encryptionCertificate(other)),
            Optional.of(parties.pki().decryption(own)))
        : new Closing(Optional.empty(), Optional.empty());
  }

  /** The body, readable. Refused also when it is closed or open against the contract. */
  Outcome<Element> open(UnsealedMessage message) {
    if (message.encrypted() != own.isPresent()) {
      return Outcome.refused(
          own.isPresent() ? RefusalCode.BODY_NOT_ENCRYPTED : RefusalCode.BODY_ENCRYPTED);
    }
    return own.map(message::open).orElseGet(() -> Outcome.passed(message.body()));
  }
}
