package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import jukigate.domain.refusal.RefusalCode;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningRequestTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String URN = "urn:jukigate:node:cs-221007";

  @TempDir static Path folder;
  private static TestPki pki;

  @BeforeAll
  static void mint() {
    pki = Pki.open(folder.resolve("pki"));
  }

  @ParameterizedTest
  @EnumSource(KeyRole.class)
  void requestOfOurOwnMaking_isIssuedAsTheRoleDemands(KeyRole role) throws Exception {
    Path vendor = folder.resolve("vendor-" + role);
    CsrFiles files = CsrFiles.generate(Pki.SHIZUOKA, role, vendor, RANDOM).orThrow();
    assertThat(permissions(files.key())).isEqualTo("rw-------");
    IssuedCertificate issued =
        pki.issue(Files.readString(files.request()), Pki.SHIZUOKA, role).orThrow();
    var leaf = issued.chain().getFirst();
    assertThat(leaf.getExtendedKeyUsage()).isEqualTo(role.extendedKeyUsage());
    leaf.verify(issued.chain().get(1).getPublicKey());
    assertThat(KeyFiles.readCertificates(issued.file())).isEqualTo(issued.chain());
    assertThat(issued.chainPem()).isEqualTo(Files.readString(issued.file()));
    assertThat(issued.entry().holder().origin()).isEqualTo(CertificateEntry.Origin.EXTERNAL);
    assertThat(pki.list()).contains(issued.entry());
    if (role == KeyRole.ENCRYPT) {
      assertThat(pki.encryptionCertificate(Pki.SHIZUOKA)).isEqualTo(leaf);
      assertThat(pki.simulatingAll().encryptionCertificate(Pki.SHIZUOKA))
          .isEqualTo(pki.decryption(Pki.SHIZUOKA).certificate());
      pki.revoke(issued.entry().name(), RevocationReason.SUPERSEDED).orThrow();
      assertThat(pki.encryptionCertificate(Pki.SHIZUOKA)).isNotEqualTo(leaf);
    }
  }

  @Test
  void existingFiles_areNotOverwritten() {
    Path vendor = folder.resolve("vendor-twice");
    CsrFiles.generate(Pki.SHIZUOKA, KeyRole.TLS, vendor, RANDOM).orThrow();
    assertThat(Pki.code(CsrFiles.generate(Pki.SHIZUOKA, KeyRole.TLS, vendor, RANDOM)))
        .isEqualTo(RefusalCode.FILE_EXISTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----",
        "-----BEGIN CERTIFICATE REQUEST-----\n????"
      })
  void garbage_isRefused(String text) {
    assertThat(issueTls(text)).isEqualTo(RefusalCode.CSR_REFUSED);
  }

  @Test
  void oversizedRequest_isRefused() {
    assertThat(issueTls("A".repeat(40_000))).isEqualTo(RefusalCode.CSR_REFUSED);
  }

  @Test
  void requestSignedByAnotherKey_isRefused() throws Exception {
    KeyPair shown = elliptic("secp256r1");
    KeyPair used = elliptic("secp256r1");
    assertThat(
            issueTls(
                request(
                    "CN=cs-221007", new KeyPair(shown.getPublic(), used.getPrivate()), List.of())))
        .isEqualTo(RefusalCode.CSR_POSSESSION);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA,1024,TLS",
    "RSA,2048,SIGN",
    "RSA,2048,ENCRYPT",
    "EC,secp521r1,TLS",
    "EC,secp256r1,ENCRYPT",
    "EC,secp384r1,SIGN_RSA"
  })
  void weakOrUnfitKey_isRefused(String algorithm, String size, KeyRole role) throws Exception {
    KeyPair pair = algorithm.equals("EC") ? elliptic(size) : rsa(Integer.parseInt(size));
    assertThat(Pki.code(pki.issue(request("CN=cs-221007", pair, List.of()), Pki.SHIZUOKA, role)))
        .isEqualTo(RefusalCode.CSR_KEY_WEAK);
  }

  @Test
  void sha1Request_isRefused() throws Exception {
    KeyPair pair = rsa(3072);
    String pem = request("CN=cs-221007", pair, List.of(), "SHA1withRSA", false);
    assertThat(issueTls(pem)).isEqualTo(RefusalCode.CSR_KEY_WEAK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=cs-141003",
        "CN=cs-221007,CN=cs-141003",
        "CN=*.jukigate.localhost",
        "CN=CS-221007",
        "CN=Vendor K.K."
      })
  void subjectOfAnotherName_isRefused(String subject) throws Exception {
    assertThat(issueTls(request(subject, elliptic("secp256r1"), List.of())))
        .isEqualTo(RefusalCode.CSR_NAME_FOREIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "6,urn:jukigate:node:cs-141003",
    "6,urn:jukigate:node:cs-2210071",
    "2,cs-141003.jukigate.localhost",
    "2,*.jukigate.localhost",
    "2,example.org",
    "7,127.0.0.1",
    "1,someone@example.org",
    "2,urn:jukigate:node:cs-221007"
  })
  void alternativeNameOfAnother_isRefused(int tag, String name) throws Exception {
    List<GeneralName> names =
        List.of(
            new GeneralName(GeneralName.uniformResourceIdentifier, URN),
            new GeneralName(tag, name));
    assertThat(issueTls(request("CN=cs-221007", elliptic("secp256r1"), names)))
        .isEqualTo(RefusalCode.CSR_NAME_FOREIGN);
  }

  @Test
  void requestToBeACa_isRefused() throws Exception {
    String pem = request("CN=cs-221007", elliptic("secp256r1"), List.of(), "SHA256withECDSA", true);
    assertThat(issueTls(pem)).isEqualTo(RefusalCode.CSR_NAME_FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O=Vendor",
        "CN=cs-221007",
        "CN=cs-221007.jukigate.localhost",
        "O=Vendor,CN=urn:jukigate:node:cs-221007"
      })
  void subjectWithoutAnotherName_isIssuedWithOurSubject(String subject) throws Exception {
    var issued =
        pki.issue(request(subject, elliptic("secp384r1"), List.of()), Pki.SHIZUOKA, KeyRole.TLS)
            .orThrow();
    assertThat(issued.chain().getFirst().getSubjectX500Principal().getName())
        .isEqualTo("CN=cs-221007.jukigate.localhost,OU=tls,O=jukigate TEST ONLY,C=JP");
  }

  @Test
  void keyOfAnotherUseOrNode_isRefusedAndOfTheSameIsRenewed() throws Exception {
    KeyPair pair = elliptic("secp256r1");
    String pem = request("O=Vendor", pair, List.of());
    assertThat(pki.issue(pem, Pki.SHIZUOKA, KeyRole.TLS).isPassed()).isTrue();
    var again = pki.issue(pem, Pki.SHIZUOKA, KeyRole.TLS).orThrow();
    assertThat(Pki.code(pki.issue(pem, Pki.SHIZUOKA, KeyRole.SIGN)))
        .isEqualTo(RefusalCode.CSR_KEY_USED);
    assertThat(Pki.code(pki.issue(pem, Pki.YOKOHAMA, KeyRole.TLS)))
        .isEqualTo(RefusalCode.CSR_KEY_USED);
    pki.revoke(again.entry().serialHex(), RevocationReason.KEY_COMPROMISE).orThrow();
    assertThat(Pki.code(pki.issue(pem, Pki.SHIZUOKA, KeyRole.TLS)))
        .isEqualTo(RefusalCode.CSR_KEY_USED);
  }

  private static RefusalCode issueTls(String pem) {
    return Pki.code(pki.issue(pem, Pki.SHIZUOKA, KeyRole.TLS));
  }

  private static String request(String subject, KeyPair pair, List<GeneralName> names)
      throws Exception {
    String algorithm =
        pair.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    return request(subject, pair, names, algorithm, false);
  }

  private static String request(
      String subject, KeyPair pair, List<GeneralName> names, String algorithm, boolean authority)
      throws Exception {
    var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic());
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    if (!names.isEmpty()) {
      extensions.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(names.toArray(GeneralName[]::new)));
    }
    if (authority) {
      extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    }
    if (!extensions.isEmpty()) {
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
    }
    var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
    return KeyFiles.pem("CERTIFICATE REQUEST", builder.build(signer).getEncoded());
  }

  private static KeyPair elliptic(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve), RANDOM);
    return generator.generateKeyPair();
  }

  private static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits, RANDOM);
    return generator.generateKeyPair();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
