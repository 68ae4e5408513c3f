package jukigate.wire.audit;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.DetachedSignature;
import jukigate.wire.key.SigningIdentity;

/** A witness's signature over a head: the text of the head, and a line that names the witness. */
public final class Countersignature {
  private Countersignature() {}

  public static byte[] sign(Checkpoint head, SigningIdentity witness) {
    return DetachedSignature.sign(witness, text(head, witness.node()));
  }

  /** Whether it is that node's; whose the certificate is, the caller knows. */
  public static boolean isGood(
      Checkpoint head, NodeId witness, X509Certificate certificate, byte[] signature) {
    return DetachedSignature.isGood(certificate, text(head, witness), signature);
  }

  private static byte[] text(Checkpoint head, NodeId witness) {
    return (head.text() + "witness: " + witness + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
