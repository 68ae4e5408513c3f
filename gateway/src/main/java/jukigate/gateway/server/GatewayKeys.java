package jukigate.gateway.server;

import java.util.Optional;
import java.util.function.Supplier;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;

/**
 * The gateway's own keys, asked for anew each time, since certificates are renewed while it runs.
 * It has no decryption key: what is encrypted is not for it.
 *
 * @param tls towards senders and towards nodes
 * @param signing for its own faults
 * @param stamper for the heads of the audit log
 */
public record GatewayKeys(
    Supplier<TlsIdentity> tls, Supplier<SigningIdentity> signing, Optional<Stamper> stamper) {
  /** Without a time stamp authority. */
  public GatewayKeys(Supplier<TlsIdentity> tls, Supplier<SigningIdentity> signing) {
    this(tls, signing, Optional.empty());
  }

  /** A time stamp authority (RFC 3161). */
  @FunctionalInterface
  public interface Stamper {
    /** A token in DER over a SHA-256 value. */
    byte[] stamp(byte[] digest);
  }
}
