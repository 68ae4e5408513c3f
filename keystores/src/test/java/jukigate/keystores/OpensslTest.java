package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader that shares no code with us. Skipped where /usr/bin/openssl does not exist. */
class OpensslTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  @TempDir Path folder;
  private TestPki pki;

  @BeforeEach
  void open() {
    assumeThat(OPENSSL).as("openssl is not installed, so nothing can be cross-checked").exists();
    pki =
        TestPki.openOrMint(folder.resolve("pki"), InstantSource.system(), new SecureRandom())
            .orThrow();
  }

  @Test
  void goodCertificate_verifiesAndARevokedOneDoesNot() throws Exception {
    assertThat(pki.tls(Pki.SHIZUOKA)).isNotNull();
    assertThat(verify("nodes/cs-221007/tls.pem")).endsWith("tls.pem: OK");
    pki.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    assertThat(verify("nodes/cs-221007/tls.pem")).contains("certificate revoked");
  }

  @Test
  void pkcs12_opensWithThePasswordOfTheFile() throws Exception {
    assertThat(pki.tls(Pki.SHIZUOKA)).isNotNull();
    String text =
        run(
            "pkcs12",
            "-in",
            in("nodes/cs-221007/tls.p12"),
            "-passin",
            "file:" + in("password"),
            "-nodes",
            "-info");
    assertThat(text).contains("BEGIN PRIVATE KEY", "cs-221007", "AES-256");
    assertThat(text.split("BEGIN CERTIFICATE", -1)).hasSize(3);
  }

  @Test
  void trustStore_opensWithThePasswordOfTheFile() throws Exception {
    assertThat(
            run(
                "pkcs12",
                "-in",
                in("trust/truststore.p12"),
                "-passin",
                "file:" + in("password"),
                "-nokeys"))
        .contains("jukigate test root CA");
  }

  @ParameterizedTest
  @EnumSource(KeyRole.class)
  void shownCommand_makesARequestThatIsIssued(KeyRole role) throws Exception {
    Path ours = folder.resolve("ours");
    CsrFiles files = CsrFiles.generate(Pki.SHIZUOKA, role, ours, new SecureRandom()).orThrow();
    Path request = folder.resolve("theirs.csr.pem");
    List<String> words = new ArrayList<>(List.of(files.openssl().split(" ")));
    words.removeFirst();
    words.set(words.indexOf("-out") + 1, request.toString());
    words.set(words.indexOf("-keyout") + 1, folder.resolve("theirs.key.pem").toString());
    run(words.toArray(String[]::new));
    IssuedCertificate issued = pki.issue(Files.readString(request), Pki.SHIZUOKA, role).orThrow();
    assertThat(verify(issued.entry().name() + ".pem")).endsWith(".pem: OK");
    assertThat(run("req", "-in", files.request().toString(), "-noout", "-verify")).contains("OK");
  }

  private String verify(String leaf) throws Exception {
    boolean tls = leaf.contains("tls");
    String issuer = tls ? "tls-ca" : "message-ca";
    return run(
        "verify",
        "-x509_strict",
        "-crl_check_all",
        "-CAfile",
        in("trust/anchors/root.pem"),
        "-untrusted",
        in("trust/issuers/" + issuer + ".pem"),
        "-CRLfile",
        in("trust/crls/" + issuer + ".crl.pem"),
        "-CRLfile",
        in("trust/crls/root.crl.pem"),
        in(leaf));
  }

  private String in(String name) {
    return pki.folder().resolve(name).toString();
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(OPENSSL.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.outputWriter().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
