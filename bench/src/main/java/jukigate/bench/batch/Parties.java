package jukigate.bench.batch;

import java.security.SecureRandom;
import java.time.InstantSource;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** Who exchanges batches: a municipal CS and its prefecture, with the keys of one PKI. */
public record Parties(TestPki pki, InstantSource clock, SecureRandom random) {
  public static final NodeId SENDER = new NodeId("cs-221007");
  public static final NodeId RECEIVER = new NodeId("pref-220001");
  public static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;

  public Trust trust() {
    return new Trust(pki.trustMaterial(), PROFILE, clock);
  }

  public SigningIdentity signing(NodeId node) {
    return pki.signing(node, PROFILE);
  }
}
