package jukigate.wire.trust;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.profile.SecurityProfile;

/** Decides whether a certificate speaks for a node, now. */
public final class Trust {
  private volatile TrustMaterial material;
  private final SecurityProfile profile;
  private final InstantSource clock;

  public Trust(TrustMaterial material, SecurityProfile profile, InstantSource clock) {
    this.material = material;
    this.profile = profile;
    this.clock = clock;
  }

  /** Uses other material from the next call on. */
  public void replace(TrustMaterial newMaterial) {
    this.material = newMaterial;
  }

  public Outcome<NodeId> verify(List<X509Certificate> chain, CertificateUsage usage) {
    var pending =
        new UnsupportedOperationException(profile.name() + clock + material.anchors().size());
    throw pending;
  }
}
