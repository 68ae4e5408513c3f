package jukigate.conformance.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Payload;

/**
 * A ClientHello (RFC 8446 §4.1.2) whose every field can be wrong.
 *
 * @param version legacy_version
 * @param sessionId legacy_session_id
 * @param compression legacy_compression_methods
 */
public record ClientHello(
    int version,
    Payload sessionId,
    List<Integer> suites,
    Payload compression,
    List<Extension> extensions) {
  public static final int SERVER_NAME = 0;
  public static final int GROUPS = 10;
  public static final int SCHEMES = 13;
  public static final int HEARTBEAT = 15;
  public static final int CLIENT_CERTIFICATE_TYPE = 19;
  public static final int SERVER_CERTIFICATE_TYPE = 20;
  public static final int PRE_SHARED_KEY = 41;
  public static final int EARLY_DATA = 42;
  public static final int VERSIONS = 43;
  public static final int PSK_MODES = 45;
  public static final int KEY_SHARE = 51;
  static final int AES_128_GCM = 0x1301;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;
  private static final int ECDSA_P256 = 0x0403;
  private static final int PSS_SHA256 = 0x0804;

  /** By which a test knows this client. */
  static final byte[] RANDOM = new byte[32];

  static {
    Arrays.fill(RANDOM, (byte) 'r');
  }

  public ClientHello {
    suites = List.copyOf(suites);
    extensions = List.copyOf(extensions);
  }

  /** One extension. */
  public record Extension(int type, Payload value) {
    public static Extension of(int type, byte[] value) {
      return new Extension(type, Payload.of(value));
    }
  }

  /** As a node says it. */
  public static ClientHello good(String serverName, KeyShare share) {
    return new ClientHello(
        TLS_1_2,
        Payload.of(new byte[0]),
        List.of(AES_128_GCM),
        Payload.of(Bytes.of(0)),
        List.of(
            Extension.of(SERVER_NAME, name(serverName)),
            Extension.of(GROUPS, Bytes.vector(2, Bytes.shorts(List.of(share.group())))),
            Extension.of(SCHEMES, Bytes.vector(2, Bytes.shorts(List.of(ECDSA_P256, PSS_SHA256)))),
            Extension.of(VERSIONS, Bytes.vector(1, Bytes.shorts(List.of(TLS_1_3)))),
            Extension.of(KEY_SHARE, shares(share.group(), share.encoded()))));
  }

  /** The value of key_share with one half. */
  public static byte[] shares(int group, byte[] encoded) {
    byte[] entry = Bytes.concat(Bytes.shorts(List.of(group)), Bytes.vector(2, encoded));
    return Bytes.vector(2, entry);
  }

  /** The value of server_name. */
  public static byte[] name(String host) {
    byte[] ascii = host.getBytes(StandardCharsets.US_ASCII);
    return Bytes.vector(2, Bytes.concat(Bytes.of(0), Bytes.vector(2, ascii)));
  }

  /** With this value; in the place of the extension where there is one, else at the end. */
  public ClientHello with(int type, byte[] value) {
    List<Extension> all = new ArrayList<>(extensions);
    var extension = Extension.of(type, value);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).type() == type) {
        all.set(i, extension);
        return extensions(all);
      }
    }
    all.add(extension);
    return extensions(all);
  }

  public ClientHello without(int type) {
    return extensions(extensions.stream().filter(each -> each.type() != type).toList());
  }

  public ClientHello extensions(UnaryOperator<List<Extension>> change) {
    return extensions(change.apply(extensions));
  }

  private ClientHello extensions(List<Extension> others) {
    return new ClientHello(version, sessionId, suites, compression, others);
  }

  public ClientHello suites(List<Integer> others) {
    return new ClientHello(version, sessionId, others, compression, extensions);
  }

  public ClientHello compression(int... methods) {
    return new ClientHello(version, sessionId, suites, Payload.of(Bytes.of(methods)), extensions);
  }

  public ClientHello sessionId(byte[] other) {
    return new ClientHello(version, Payload.of(other), suites, compression, extensions);
  }

  /** The handshake message. */
  public byte[] message() {
    byte[][] values =
        extensions.stream()
            .map(
                each ->
                    Bytes.concat(
                        Bytes.shorts(List.of(each.type())),
                        Bytes.vector(2, each.value().toByteArray())))
            .toArray(byte[][]::new);
    return Bytes.message(
        1,
        Bytes.concat(
            Bytes.shorts(List.of(version)),
            RANDOM,
            Bytes.vector(1, sessionId.toByteArray()),
            Bytes.vector(2, Bytes.shorts(suites)),
            Bytes.vector(1, compression.toByteArray()),
            Bytes.vector(2, Bytes.concat(values))));
  }
}
