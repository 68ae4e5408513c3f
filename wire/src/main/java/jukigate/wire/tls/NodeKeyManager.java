package jukigate.wire.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import jukigate.wire.key.TlsIdentity;

/**
 * Chooses the key by the server name that the client asks for. No name, or one without identity: no
 * key, and the handshake fails. JSSE asks for key and chain one after the other: the alias is host
 * name and serial number, so that both are of one certificate though it is renewed in between; of
 * each host the last two identities are kept.
 */
final class NodeKeyManager extends X509ExtendedKeyManager {
  private static final String CLIENT = "client";
  private static final Set<String> PSS = Set.of("RSASSA-PSS", "RSA");

  private final Function<String, Optional<TlsIdentity>> servers;
  private final Optional<TlsIdentity> client;
  private final Map<String, TlsIdentity> latest = new ConcurrentHashMap<>();
  private final Map<String, TlsIdentity> former = new ConcurrentHashMap<>();

  private NodeKeyManager(
      Function<String, Optional<TlsIdentity>> servers, Optional<TlsIdentity> client) {
    this.servers = servers;
    this.client = client;
  }

  static NodeKeyManager server(Function<String, Optional<TlsIdentity>> identities) {
    return new NodeKeyManager(identities, Optional.empty());
  }

  static NodeKeyManager client(Optional<TlsIdentity> identity) {
    return new NodeKeyManager(host -> Optional.empty(), identity);
  }

  private Optional<TlsIdentity> identity(String alias) {
    if (alias.equals(CLIENT)) {
      return client;
    }
    String host = alias.substring(0, alias.lastIndexOf('/'));
    return Stream.of(latest, former)
        .flatMap(kept -> Optional.ofNullable(kept.get(host)).stream())
        .filter(identity -> alias.equals(alias(host, identity)))
        .findFirst();
  }

  private String kept(String host, TlsIdentity identity) {
    String alias = alias(host, identity);
    TlsIdentity before = latest.put(host, identity);
    if (before != null && !alias.equals(alias(host, before))) {
      former.put(host, before);
    }
    return alias;
  }

  private static String alias(String host, TlsIdentity identity) {
    return host + "/" + identity.chain().getFirst().getSerialNumber().toString(16);
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return chooseServer(keyType, engine.getHandshakeSession());
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return socket instanceof SSLSocket tls
        ? chooseServer(keyType, tls.getHandshakeSession())
        : null;
  }

  private String chooseServer(String keyType, SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return null;
    }
    List<SNIServerName> names = extended.getRequestedServerNames();
    if (names.size() != 1 || !(names.get(0) instanceof SNIHostName name)) {
      return null;
    }
    return servers
        .apply(name.getAsciiName())
        .filter(identity -> fits(identity, keyType))
        .map(identity -> kept(name.getAsciiName(), identity))
        .orElse(null);
  }

  private static boolean fits(TlsIdentity identity, String keyType) {
    String algorithm = identity.key().getAlgorithm();
    return algorithm.equals(keyType) || (algorithm.equals("RSA") && PSS.contains(keyType));
  }

  @Override
  public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
    return chooseClient(keyTypes);
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return chooseClient(keyTypes);
  }

  private String chooseClient(String[] keyTypes) {
    for (String keyType : keyTypes) {
      if (client.isPresent() && fits(client.get(), keyType)) {
        return CLIENT;
      }
    }
    return null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return identity(alias)
        .map(identity -> identity.chain().toArray(X509Certificate[]::new))
        .orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return identity(alias).map(TlsIdentity::key).orElse(null);
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }
}
