package jukigate.keystores.medium;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.keystores.TestPki;
import jukigate.keystores.cms.CmsSignature;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** Makes media between two nodes, right ones and such as an attacker would make. */
record Media(TestPki pki, SecurityProfile profile) {
  static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  static final NodeId AGENCY = new NodeId("agency-nenkin");
  static final NodeId SERVER = new NodeId("pref-220001");
  static final NodeId OTHER = new NodeId("pref-140007");
  static final SecureRandom RANDOM = new SecureRandom();

  static Media in(Path folder) {
    var clock = InstantSource.fixed(NOW);
    return new Media(
        TestPki.openOrMint(folder.resolve("pki"), clock, RANDOM).orThrow(),
        SecurityProfile.HIGH_2026);
  }

  static MediumManifest manifest(NodeId from, NodeId to, Validity validity) {
    return new MediumManifest(
        new MediumManifest.Label("M-1", from, to),
        new MediumManifest.Errand(
            MediumKind.CONDITIONS,
            Operation.named("SendReconciliationBlock"),
            "R-1",
            new Dispatch("op1", "t1", Purpose.BULK_PROVISION)),
        validity);
  }

  static MediumManifest manifest() {
    return manifest(AGENCY, SERVER, Validity.from(NOW, Duration.ofDays(7)));
  }

  static List<Payload> entries() {
    return List.of(Payload.ofUtf8("<one/>"), Payload.ofUtf8("<two/>"));
  }

  Trust trust() {
    return new Trust(pki.trustMaterial(), profile, InstantSource.fixed(NOW));
  }

  X509Certificate receiver(NodeId node) {
    return pki.encryptionCertificate(node);
  }

  byte[] right() {
    return new MediumSeal(RANDOM)
        .seal(
            new MediumContent(manifest(), entries()),
            pki.signing(AGENCY, profile),
            receiver(SERVER))
        .orThrow()
        .toByteArray();
  }

  /** Signed by the agency and encrypted for the server, whatever the content is. */
  byte[] around(byte[] content) {
    return MediumEnvelope.seal(signed(content), receiver(SERVER), RANDOM);
  }

  byte[] signed(byte[] content) {
    return CmsSignature.sign(content, pki.signing(AGENCY, profile), NOW, RANDOM);
  }

  static byte[] packed(MediumManifest manifest) {
    return Container.pack(entries(), NOW, digests -> ManifestXml.write(manifest, digests))
        .orThrow();
  }

  Outcome<OpenedMedium> open(byte[] file) {
    return open(file, SERVER);
  }

  Outcome<OpenedMedium> open(byte[] file, NodeId node) {
    return MediumSeal.open(Payload.of(file), pki.decryption(node), trust(), NOW);
  }

  static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?> refused -> refused.refusal();
      case Outcome.Passed<?> passed -> throw new AssertionError("passed: " + passed.value());
    };
  }
}
