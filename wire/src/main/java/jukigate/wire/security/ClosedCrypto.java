package jukigate.wire.security;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;

/**
 * What WSS4J may see of keys: one certificate, when it signs also one key, and no way to look for
 * any other. Trust is decided before and elsewhere, so asking here is an error.
 */
final class ClosedCrypto extends CryptoBase {
  private final X509Certificate certificate;
  private final Optional<PrivateKey> key;

  ClosedCrypto(X509Certificate certificate, Optional<PrivateKey> key) {
    this.certificate = certificate;
    this.key = key;
  }

  @Override
  public X509Certificate[] getX509Certificates(CryptoType cryptoType) {
    return new X509Certificate[] {certificate};
  }

  @Override
  public String getX509Identifier(X509Certificate cert) throws WSSecurityException {
    throw refused();
  }

  @Override
  public PrivateKey getPrivateKey(X509Certificate cert, CallbackHandler handler)
      throws WSSecurityException {
    throw refused();
  }

  @Override
  public PrivateKey getPrivateKey(PublicKey publicKey, CallbackHandler handler)
      throws WSSecurityException {
    throw refused();
  }

  @Override
  public PrivateKey getPrivateKey(String identifier, String password) throws WSSecurityException {
    return key.orElseThrow(ClosedCrypto::refused);
  }

  @Override
  public void verifyTrust(
      X509Certificate[] certs,
      boolean enableRevocation,
      Collection<Pattern> subjectCertConstraints,
      Collection<Pattern> issuerCertConstraints)
      throws WSSecurityException {
    throw refused();
  }

  @Override
  public void verifyTrust(PublicKey publicKey) throws WSSecurityException {
    throw refused();
  }

  private static WSSecurityException refused() {
    return new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
  }
}
