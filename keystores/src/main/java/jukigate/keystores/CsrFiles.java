package jukigate.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.PkiFolder.Access;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A vendor's new key and the request for its certificate. The key never leaves the vendor.
 *
 * @param key PKCS#8 PEM, readable by the owner only, not encrypted
 * @param request PKCS#10 PEM
 * @param openssl the same with plain openssl, as one command
 */
public record CsrFiles(Path key, Path request, String openssl) {

  /**
   * Makes {@code <node>-<role>.key.pem} and {@code <node>-<role>.csr.pem}.
   *
   * @param folder where to; made if it does not exist
   * @return refused with FILE_EXISTS when one of the files is there already, and with DISK_FULL
   *     when they cannot be written
   */
  public static Outcome<CsrFiles> generate(
      NodeId node, KeyRole role, Path folder, SecureRandom random) {
    String stem = node + "-" + role.label();
    Path key = folder.resolve(stem + ".key.pem");
    Path request = folder.resolve(stem + ".csr.pem");
    for (Path file : List.of(key, request)) {
      if (Files.exists(file)) {
        return Outcome.refused(RefusalCode.FILE_EXISTS, file);
      }
    }
    try {
      PkiFolder target = new PkiFolder(folder);
      KeyPair pair = role.keyKind().generate(random);
      String requestPem = KeyFiles.pem("CERTIFICATE REQUEST", request(node, role, pair, random));
      String keyPem = KeyFiles.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
      target.write(key.getFileName().toString(), keyPem, Access.PRIVATE);
      target.write(request.getFileName().toString(), requestPem, Access.PUBLIC);
      return Outcome.passed(new CsrFiles(key, request, openssl(node, role, key, request)));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static byte[] request(NodeId node, KeyRole role, KeyPair pair, SecureRandom random) {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(
          Extension.subjectAlternativeName, false, new GeneralNames(names(node, role)));
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Name("CN=" + node.value()), pair.getPublic())
          .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
          .build(new CertificateMint(random).signer(pair.getPrivate(), false))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("request for " + node, e);
    }
  }

  private static GeneralName[] names(NodeId node, KeyRole role) {
    GeneralName uri = new GeneralName(GeneralName.uniformResourceIdentifier, node.urn());
    GeneralName host = new GeneralName(GeneralName.dNSName, node.hostName());
    return Stream.of(uri, host).limit(role == KeyRole.TLS ? 2 : 1).toArray(GeneralName[]::new);
  }

  private static String openssl(NodeId node, KeyRole role, Path key, Path request) {
    List<String> words = new ArrayList<>(List.of("openssl req -new -nodes"));
    words.add(
        role.keyKind() == KeyKind.RSA_3072
            ? "-newkey rsa:3072"
            : "-newkey ec -pkeyopt ec_paramgen_curve:P-256");
    words.add("-keyout " + key);
    words.add("-out " + request);
    words.add("-subj /CN=" + node);
    String host = role == KeyRole.TLS ? ",DNS:" + node.hostName() : "";
    words.add("-addext subjectAltName=URI:" + node.urn() + host);
    return String.join(" ", words);
  }
}
