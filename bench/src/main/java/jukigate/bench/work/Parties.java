package jukigate.bench.work;

import java.security.SecureRandom;
import java.time.InstantSource;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** What all who exchange messages have in common: the keys of one PKI, the clock, the profile. */
public record Parties(TestPki pki, InstantSource clock, SecureRandom random) {
  public static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;

  public Trust trust() {
    return new Trust(pki.trustMaterial(), PROFILE, clock);
  }

  public SigningIdentity signing(NodeId node) {
    return pki.signing(node, PROFILE);
  }
}
