package jukigate.keystores.medium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.keystores.cms.CmsSignature;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Media with the tools that a vendor has: the commands are those of docs/howto-medium.md. Skipped
 * where /usr/bin/openssl does not exist.
 */
class MediumOpensslTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  @TempDir Path folder;
  private TestPki pki;
  private MediumManifest manifest;

  @BeforeEach
  void open() throws Exception {
    assumeThat(OPENSSL).as("openssl is not installed, so nothing can be cross-checked").exists();
    pki = TestPki.openOrMint(folder.resolve("pki"), InstantSource.system(), Media.RANDOM).orThrow();
    var validity = Validity.from(InstantSource.system().instant(), Duration.ofDays(1));
    manifest = Media.manifest(Media.AGENCY, Media.SERVER, validity);
    pem("agency", pki.signing(Media.AGENCY, SecurityProfile.HIGH_2026).certificate().getEncoded());
    key("agency", pki.signing(Media.AGENCY, SecurityProfile.HIGH_2026).key().getEncoded());
    pem("server", pki.encryptionCertificate(Media.SERVER).getEncoded());
    key("server", pki.decryption(Media.SERVER).key().getEncoded());
  }

  @Test
  void ourMedium_isDecryptedVerifiedAndUnpacked() throws Exception {
    Payload file =
        new MediumSeal(Media.RANDOM)
            .seal(
                new MediumContent(manifest, Media.entries()),
                pki.signing(Media.AGENCY, SecurityProfile.HIGH_2026),
                pki.encryptionCertificate(Media.SERVER))
            .orThrow();
    Files.write(folder.resolve("medium.p7m"), file.toByteArray());
    run(
        "cms -decrypt -binary -inform DER -in medium.p7m -recip server.pem -inkey server.key"
            + " -out signed.p7s");
    String verified =
        run(
            "cms -verify -binary -inform DER -in signed.p7s -purpose any -partial_chain"
                + " -CAfile pki/trust/issuers/message-ca.pem -out content.zip");
    assertThat(verified).contains("CMS Verification successful");
    try (var zip = new ZipFile(folder.resolve("content.zip").toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly("0001.xml", "0002.xml", "manifest.xml");
      assertThat(zip.getInputStream(zip.getEntry("0002.xml"))).hasContent("<two/>");
    }
  }

  @Test
  void mediumMadeWithOpenssl_isOpened() throws Exception {
    Files.write(folder.resolve("content.zip"), Media.packed(manifest));
    run(
        "cms -sign -binary -nodetach -noindef -cades -nosmimecap -md sha256 -outform DER"
            + " -in content.zip -signer agency.pem -inkey agency.key -out signed.p7s");
    run(
        "cms -encrypt -binary -noindef -aes-256-gcm -outform DER -in signed.p7s -out medium.p7m"
            + " -recip server.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"
            + " -keyopt rsa_mgf1_md:sha256");
    byte[] file = Files.readAllBytes(folder.resolve("medium.p7m"));
    var opened =
        MediumSeal.open(Payload.of(file), pki.decryption(Media.SERVER), trust(), now()).orThrow();
    assertThat(opened.manifest()).isEqualTo(manifest);
    assertThat(opened.entries()).containsExactlyElementsOf(Media.entries());
  }

  @Test
  void pkcs1Signature_isRefused_andPssIsNot() throws Exception {
    var rsa = pki.signing(Media.AGENCY, SecurityProfile.RECOMMENDED_2026);
    pem("agency", rsa.certificate().getEncoded());
    key("agency", rsa.key().getEncoded());
    Files.write(folder.resolve("content.zip"), Media.packed(manifest));
    run(
        "cms -sign -binary -nodetach -noindef -cades -nosmimecap -md sha256 -outform DER"
            + " -in content.zip -signer agency.pem -inkey agency.key -out signed.p7s");
    byte[] signed = Files.readAllBytes(folder.resolve("signed.p7s"));
    assertThat(Media.refusal(CmsSignature.verify(signed)).code())
        .isEqualTo(RefusalCode.MEDIUM_ALGORITHM);
    run(
        "cms -sign -binary -nodetach -noindef -cades -nosmimecap -md sha256 -outform DER"
            + " -in content.zip -signer agency.pem -inkey agency.key -out signed.p7s"
            + " -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32");
    byte[] pss = Files.readAllBytes(folder.resolve("signed.p7s"));
    assertThat(CmsSignature.verify(pss).isPassed()).isTrue();
  }

  private Trust trust() {
    return new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, InstantSource.system());
  }

  private static java.time.Instant now() {
    return InstantSource.system().instant();
  }

  private void pem(String name, byte[] der) throws IOException, CertificateEncodingException {
    write(name + ".pem", "CERTIFICATE", der);
  }

  private void key(String name, byte[] der) throws IOException {
    write(name + ".key", "PRIVATE KEY", der);
  }

  private void write(String file, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  private String run(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(OPENSSL.toString()));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.outputWriter().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(arguments + "\n" + output).isZero();
    return output.strip();
  }
}
