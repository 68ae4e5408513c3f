package jukigate.gateway.server;

import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;

/**
 * The gateway's own keys. It has no decryption key: what is encrypted is not for it.
 *
 * @param tls towards senders and towards nodes
 * @param signing for its own faults
 */
public record GatewayKeys(TlsIdentity tls, SigningIdentity signing) {}
