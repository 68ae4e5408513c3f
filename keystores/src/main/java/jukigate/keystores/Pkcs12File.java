package jukigate.keystores;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import jukigate.keystores.cms.CmsAlgorithms;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A PKCS#12 file (RFC 7292) with one key, its certificate and the CAs above it: PBES2 with
 * AES-256-CBC and HMAC-SHA-256 (RFC 8018). The JDK writes the same, but with one count of
 * iterations for all: it would make each start of each node derive keys for a third of a second.
 */
final class Pkcs12File {
  /** Ties the key to its certificate within the file. */
  private static final byte[] KEY_ID = {1};

  private Pkcs12File() {}

  static byte[] of(String alias, HeldKey held, PkiPassword password) {
    try {
      OutputEncryptor encryptor = encryptor(password);
      var key = new JcaPKCS12SafeBagBuilder(held.key(), encryptor);
      var file = new PKCS12PfxPduBuilder();
      file.addData(named(key, alias).build());
      file.addEncryptedData(encryptor(password), certificates(alias, held.chain()));
      var mac =
          new BcPKCS12MacCalculatorBuilder(
                  SHA256Digest.newInstance(),
                  new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE))
              .setIterationCount(password.iterations());
      return file.build(mac, password.characters()).getEncoded();
    } catch (IOException | OperatorCreationException | PKCSException e) {
      throw new IllegalStateException("PKCS#12 of " + alias, e);
    }
  }

  private static PKCS12SafeBag[] certificates(String alias, List<X509Certificate> chain)
      throws IOException {
    List<PKCS12SafeBag> bags = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      var bag = new JcaPKCS12SafeBagBuilder(certificate);
      bags.add(bags.isEmpty() ? named(bag, alias).build() : bag.build());
    }
    return bags.toArray(PKCS12SafeBag[]::new);
  }

  private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String alias) {
    return bag.addBagAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias))
        .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(KEY_ID));
  }

  private static OutputEncryptor encryptor(PkiPassword password) throws OperatorCreationException {
    return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
        .setProvider(CmsAlgorithms.PROVIDER)
        .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
        .setIterationCount(password.iterations())
        .build(password.characters());
  }
}
