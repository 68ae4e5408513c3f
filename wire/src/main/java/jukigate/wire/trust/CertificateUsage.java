package jukigate.wire.trust;

/** What a certificate is used for. Its extended key usage must be exactly this. */
public enum CertificateUsage {
  TLS_SERVER,
  TLS_CLIENT,
  MESSAGE_SIGNING,
  MESSAGE_ENCRYPTION
}
