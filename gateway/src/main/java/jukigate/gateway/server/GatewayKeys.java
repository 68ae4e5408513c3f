package jukigate.gateway.server;

import java.util.function.Supplier;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;

/**
 * The gateway's own keys, asked for anew each time, since certificates are renewed while it runs.
 * It has no decryption key: what is encrypted is not for it.
 *
 * @param tls towards senders and towards nodes
 * @param signing for its own faults
 */
public record GatewayKeys(Supplier<TlsIdentity> tls, Supplier<SigningIdentity> signing) {}
