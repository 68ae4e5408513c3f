package jukigate.wire.tls;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;

/**
 * Posts messages over mutual TLS, HTTP/1.1, exact bytes both ways. Nothing is followed, repeated or
 * stored. The server must be the node that the host name stands for, and must ask for our
 * certificate. Thread-safe.
 */
public final class NodeClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The JDK's words for an end without an alert; it has no type for it. */
  private static final String ENDED_BY_PEER = "Remote host ";

  /** By the clock of the trust; a certificate is renewed long before its last hour. */
  private static final Duration CONNECTIONS_LAST = Duration.ofHours(1);

  private final Supplier<Optional<TlsIdentity>> identities;
  private final Trust trust;
  private final SecurityProfile profile;
  private Connections connections;

  /** Guarded by the client: who uses them, and whether others came in their place. */
  private static final class Connections {
    private final HttpClient client;
    private final Optional<TlsIdentity> identity;
    private final Instant since;
    private final long trustVersion;
    private int users;
    private boolean retired;

    Connections(
        HttpClient client, Optional<TlsIdentity> identity, Instant since, long trustVersion) {
      this.client = client;
      this.identity = identity;
      this.since = since;
      this.trustVersion = trustVersion;
    }
  }

  /**
   * @param identity what the client shows; empty only to see that a server refuses it
   */
  public NodeClient(Optional<TlsIdentity> identity, Trust trust, SecurityProfile profile) {
    this(() -> identity, trust, profile);
  }

  /**
   * A client for a certificate that is renewed. Connections are opened anew with another
   * certificate, with other trust material, and when an hour has gone by on the clock of the trust:
   * so neither end goes on showing what has been replaced. What is under way ends on its own
   * connection.
   *
   * @param identities what the client shows now
   */
  public NodeClient(
      Supplier<Optional<TlsIdentity>> identities, Trust trust, SecurityProfile profile) {
    this.identities = identities;
    this.trust = trust;
    this.profile = profile;
    this.connections = opened(identities.get(), trust.now());
  }

  private Connections opened(Optional<TlsIdentity> identity, Instant now) {
    long version = trust.version();
    SSLParameters parameters = TlsContexts.parameters(profile);
    parameters.setNeedClientAuth(false);
    SSLContext context = TlsContexts.client(identity, trust, profile, refusal -> {});
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .sslContext(identity.isPresent() ? new AskedContext(context) : context)
            .sslParameters(parameters)
            .build();
    return new Connections(client, identity, now, version);
  }

  private Connections take() {
    Optional<TlsIdentity> identity = identities.get(); // may have to be minted
    Instant now = trust.now();
    synchronized (this) {
      if (isOutdated(connections, identity, now)) {
        Connections before = connections;
        before.retired = true;
        connections = opened(identity, now);
        end(before);
      }
      connections.users++;
      return connections;
    }
  }

  private boolean isOutdated(Connections open, Optional<TlsIdentity> identity, Instant now) {
    return now.isAfter(open.since.plus(CONNECTIONS_LAST))
        || trust.version() != open.trustVersion
        || !certificate(identity).equals(certificate(open.identity));
  }

  private static Optional<X509Certificate> certificate(Optional<TlsIdentity> identity) {
    return identity.map(it -> it.chain().getFirst());
  }

  private synchronized void giveBack(Connections used) {
    used.users--;
    end(used);
  }

  private static void end(Connections open) {
    if (open.retired && open.users == 0) {
      open.client.shutdown();
    }
  }

  /**
   * Posts one message and waits for the answer. Refused are: no connection, or one that breaks
   * (NODE_UNREACHABLE, JG-701); no answer in time (NODE_TIMEOUT, JG-702); either side not accepting
   * the other's certificate, revoked since the connection was opened included
   * (NODE_NOT_AUTHENTICATED, JG-703, with the id of the reason; in TLS 1.3 a server may also just
   * hang up, which is JG-701); an answer larger than a message may be (ANSWER_REFUSED, JG-704).
   *
   * @param address an https URI
   * @param soapAction value of the SOAPAction header, without quotes
   * @param timeout from here to the end of the answer
   */
  public Outcome<HttpAnswer> post(
      URI address, String soapAction, Payload payload, Duration timeout) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", '"' + soapAction + '"')
            .POST(BodyPublishers.ofByteArray(payload.toByteArray()))
            .build();
    String name = nameOf(address);
    Connections open = take();
    try {
      int limit = XmlLimits.DEFAULT.maxBytes();
      HttpResponse<byte[]> response = open.client.send(request, info -> new CappedBody(limit));
      return peerOf(response, open.identity, name).map(peer -> answer(response, peer));
    } catch (HttpConnectTimeoutException | ConnectException e) {
      return Outcome.refused(RefusalCode.NODE_UNREACHABLE, name);
    } catch (HttpTimeoutException e) {
      return Outcome.refused(RefusalCode.NODE_TIMEOUT, name, timeout.toMillis() + " ms");
    } catch (IOException e) {
      return failed(e, name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.refused(RefusalCode.NODE_TIMEOUT, name, "interrupted");
    } finally {
      giveBack(open);
    }
  }

  private static <T> Outcome<T> failed(IOException e, String name) {
    Throwable root = e;
    boolean overTls = e instanceof SSLException;
    while (root.getCause() != null && !(root instanceof CappedBody.TooLarge)) {
      root = root.getCause();
      overTls |= root instanceof SSLException;
    }
    if (root instanceof CappedBody.TooLarge) {
      return Outcome.refused(RefusalCode.ANSWER_REFUSED, name, "too large");
    }
    return overTls && !brokeOff(root)
        ? notAuthenticated(name, FailedHandshake.of(e).reason().code())
        : Outcome.refused(RefusalCode.NODE_UNREACHABLE, name);
  }

  /** The connection ended, and nobody said why: that is the line, and no judgement of anybody. */
  private static boolean brokeOff(Throwable root) {
    boolean ofTls = root instanceof SSLException;
    return ofTls
        ? String.valueOf(root.getMessage()).startsWith(ENDED_BY_PEER)
        : root instanceof IOException;
  }

  private static <T> Outcome<T> notAuthenticated(String name, RefusalCode reason) {
    return Outcome.refused(RefusalCode.NODE_NOT_AUTHENTICATED, name, reason.id());
  }

  private static String nameOf(URI address) {
    String host = String.valueOf(address.getHost());
    return NodeId.parseHostName(host).map(NodeId::value).orElse(host);
  }

  /** Judged again for every answer: a connection may be older than a revocation. */
  private Outcome<NodeId> peerOf(
      HttpResponse<?> response, Optional<TlsIdentity> identity, String name) {
    Optional<SSLSession> session = response.sslSession();
    if (session.isEmpty()) {
      return notAuthenticated(name, RefusalCode.TLS_PEER_MISSING);
    }
    if (identity.isPresent() && session.get().getLocalCertificates() == null) {
      return notAuthenticated(name, RefusalCode.TLS_PEER_REFUSED);
    }
    return switch (verify(session.get())) {
      case Outcome.Passed<NodeId> peer -> peer;
      case Outcome.Refused<NodeId>(Refusal refusal) -> notAuthenticated(name, refusal.code());
    };
  }

  private Outcome<NodeId> verify(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? trust.verify(List.of(certificate), CertificateUsage.TLS_SERVER)
          : Outcome.refused(RefusalCode.TLS_PEER_MISSING);
    } catch (SSLPeerUnverifiedException e) {
      return Outcome.refused(RefusalCode.TLS_PEER_MISSING);
    }
  }

  private static HttpAnswer answer(HttpResponse<byte[]> response, NodeId peer) {
    Map<String, String> headers =
        response.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> header.getValue().get(0),
                    (first, second) -> first));
    return new HttpAnswer(response.statusCode(), Payload.of(response.body()), peer, headers);
  }

  /** Stops at once what is under way. */
  @Override
  public synchronized void close() {
    connections.client.shutdownNow();
    connections.client.close();
  }
}
