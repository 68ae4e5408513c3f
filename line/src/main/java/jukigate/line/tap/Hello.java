package jukigate.line.tap;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server chose, which it says in the clear.
 *
 * @param version e.g. {@code TLS 1.3}
 * @param suite its name, or its number where this project does not offer it
 */
public record Hello(String version, String suite) {
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final Map<Integer, String> VERSIONS =
      Map.of(0x0301, "TLS 1.0", 0x0302, "TLS 1.1", 0x0303, "TLS 1.2", 0x0304, "TLS 1.3");
  private static final Map<Integer, String> SUITES =
      Map.of(
          0x1301, "TLS_AES_128_GCM_SHA256",
          0x1302, "TLS_AES_256_GCM_SHA384",
          0x1303, "TLS_CHACHA20_POLY1305_SHA256",
          0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  /** The hello that counts: the last one, after a retry request. */
  static Optional<Hello> of(List<TlsRecords.Fragment> fragments) {
    return fragments.stream()
        .filter(one -> one.type() == HANDSHAKE && one.content().remaining() > 40)
        .map(TlsRecords.Fragment::content)
        .filter(content -> content.get(0) == SERVER_HELLO)
        .reduce((first, last) -> last)
        .map(Hello::read);
  }

  private static Hello read(ByteBuffer message) {
    int version = message.getShort(4) & 0xffff;
    int suiteAt = 4 + 2 + 32 + 1 + (message.get(38) & 0xff);
    int suite = message.getShort(suiteAt) & 0xffff;
    int at = suiteAt + 5;
    while (at + 4 <= message.remaining()) {
      if ((message.getShort(at) & 0xffff) == SUPPORTED_VERSIONS && at + 6 <= message.remaining()) {
        version = message.getShort(at + 4) & 0xffff;
      }
      at += 4 + (message.getShort(at + 2) & 0xffff);
    }
    return new Hello(
        VERSIONS.getOrDefault(version, Integer.toHexString(version)),
        SUITES.getOrDefault(suite, Integer.toHexString(suite)));
  }
}
