package jukigate.conformance.attack;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.RawTls;
import jukigate.conformance.tls.Script;
import jukigate.conformance.tls.Tls13Record;
import jukigate.domain.message.Payload;
import jukigate.keystores.BadCertificate;
import jukigate.wire.key.TlsIdentity;

/**
 * One connection by hand: the steps of an honest node, to be left out, repeated or changed.
 *
 * @param own who should be shown
 * @param other somebody else of the network
 * @param words a good letter of the city, as HTTP
 */
record Attempt(
    RawTls tls, String host, int alertMillis, TlsIdentity own, TlsIdentity other, Payload words) {
  /** What is done with it. */
  @FunctionalInterface
  interface Steps {
    void take(Attempt attempt) throws IOException;
  }

  /** As a stimulus. */
  static Variant variant(String name, Steps steps) {
    return variant(name, Optional.empty(), steps);
  }

  /**
   * @param bad a bad certificate of the test PKI to have as one's own
   */
  static Variant variant(String name, Optional<String> bad, Steps steps) {
    return new Variant(
        name,
        range -> {
          TlsIdentity own = bad.map(id -> badIdentity(range, id)).orElseGet(range::identity);
          return shot(range, own, steps);
        });
  }

  static Shot shot(Range range, TlsIdentity own, Steps steps) {
    Letter letter = range.letter();
    Shot good = range.shot(letter, range.seal(letter));
    TlsIdentity other = range.target().pki().tls(Target.OTHER_CITY);
    Script script =
        (tls, host, alertMillis) ->
            steps.take(new Attempt(tls, host, alertMillis, own, other, good.dial().bytes()));
    return good.by(script.approach());
  }

  private static TlsIdentity badIdentity(Range range, String id) {
    var bad = BadCertificate.ofId(id).orElseThrow();
    return range.target().pki().bad().tls(bad, range.target().client(range.writer()));
  }

  /** Says hello and hears the server out. */
  void open() throws IOException {
    open(hello -> hello);
  }

  void open(UnaryOperator<ClientHello> change) throws IOException {
    open(KeyShare.fresh(KeyShare.X25519), change);
  }

  void open(KeyShare share, UnaryOperator<ClientHello> change) throws IOException {
    tls.hello(change.apply(ClientHello.good(host, share)));
    tls.flight(share);
  }

  void certificate(TlsIdentity identity) throws IOException {
    tls.certificate(chain(identity));
  }

  static List<byte[]> chain(TlsIdentity identity) {
    return identity.chain().stream().map(Attempt::encoded).toList();
  }

  /** Certificate, proof and Finished. */
  void show(TlsIdentity identity) throws IOException {
    certificate(identity);
    tls.verify(identity.key());
    tls.finished();
  }

  /** Nothing to show. */
  void showNothing() throws IOException {
    tls.certificate(List.of());
    tls.finished();
  }

  /** Listens for a refusal, and says the letter if there is none. */
  void say() throws IOException {
    tls.listen(alertMillis);
    tls.send(Tls13Record.APPLICATION, words.toByteArray());
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Attempt[" + host + "]";
  }
}
