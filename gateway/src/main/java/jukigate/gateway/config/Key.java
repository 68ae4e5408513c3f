package jukigate.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import jukigate.domain.Language;
import jukigate.wire.profile.SecurityProfile;

/**
 * One key of the file: its name, its form, and what holds when it is not there. Its documentation
 * is in {@code keys_ja.properties} and {@code keys_en.properties}.
 *
 * @param name dotted path in the file
 * @param standard the default, as it would be written; empty when it depends on another key
 */
record Key<T>(String name, Form<T> form, String standard) {
  static final Key<String> LISTEN_HOST = new Key<>("listen.host", Form.loopback(), "127.0.0.1");
  static final Key<Integer> LISTEN_PORT = new Key<>("listen.port", Form.integer(0, 65_535), "8443");
  static final Key<Path> HOME = new Key<>("home", Form.folder(), "var");
  static final Key<Path> JOURNAL_FOLDER = new Key<>("journal.folder", Form.folder(), "");
  static final Key<String> JOURNAL_DATABASE =
      new Key<>("journal.database", Form.database(), "folder");
  static final Key<String> JOURNAL_USER =
      new Key<>("journal.database-user", Form.role(), "jukigate");
  static final Key<Path> JOURNAL_PASSWORD =
      new Key<>("journal.database-password-file", Form.folder(), "");
  static final Key<Path> JOURNAL_KEY = new Key<>("journal.key", Form.folder(), "");
  static final Key<SecurityProfile> PROFILE = new Key<>("profile", Form.profile(), "high");
  static final Key<Integer> MESSAGE_BYTES =
      new Key<>("limits.message-bytes", Form.integer(1_024, 100_000_000), "10485760");
  static final Key<Integer> HEADER_BYTES =
      new Key<>("limits.header-bytes", Form.integer(1_024, 65_536), "8192");
  static final Key<Integer> DEPTH = new Key<>("limits.depth", Form.integer(8, 100), "64");
  static final Key<Integer> ELEMENTS =
      new Key<>("limits.elements", Form.integer(100, 1_000_000), "100000");
  static final Key<Integer> ATTRIBUTES = new Key<>("limits.attributes", Form.integer(8, 200), "50");
  static final Key<Integer> UNDER_WAY =
      new Key<>("limits.under-way-per-node", Form.integer(1, 1_024), "32");
  static final Key<Integer> HANDSHAKES =
      new Key<>("limits.handshakes-on-record", Form.integer(1, 100_000), "60");
  static final Key<Integer> UNDER_WAY_OF_SENDER =
      new Key<>("limits.under-way-per-sender", Form.integer(1, 1_024), "32");
  static final Key<Integer> CONNECTIONS =
      new Key<>("limits.connections", Form.integer(16, 100_000), "1000");
  static final Key<Duration> REQUEST_TIMEOUT =
      new Key<>("timeouts.request", Form.duration("1s", "10m"), "30s");
  static final Key<Duration> ANSWER_TIMEOUT =
      new Key<>("timeouts.answer", Form.duration("100ms", "5m"), "30s");
  static final Key<Duration> IDLE_TIMEOUT =
      new Key<>("timeouts.idle", Form.duration("1s", "10m"), "30s");
  static final Key<Duration> HANDSHAKE_TIMEOUT =
      new Key<>("timeouts.handshake", Form.duration("100ms", "5m"), "10s");
  static final Key<Duration> STOP_TIMEOUT =
      new Key<>("timeouts.stop", Form.duration("100ms", "10m"), "35s");
  static final Key<Duration> MAX_AGE =
      new Key<>("admission.max-age", Form.duration("1s", "1h"), "120s");
  static final Key<Duration> TRUST_INTERVAL =
      new Key<>("trust.reload-interval", Form.duration("100ms", "1h"), "5s");
  static final Key<String> TLS_KEY = new Key<>("keys.tls", Form.key(), "own");
  static final Key<String> SIGNING_KEY = new Key<>("keys.signing", Form.key(), "own");
  static final Key<RevocationMode> REVOCATION =
      new Key<>("revocation.mode", Form.revocation(), "files");
  static final Key<Integer> REVOCATION_PORT =
      new Key<>("revocation.port", Form.integer(0, 65_535), "8480");
  static final Key<String> RESPONDER =
      new Key<>("revocation.responder", Form.loopbackHttp(), "own");
  static final Key<Duration> REVOCATION_TIMEOUT =
      new Key<>("revocation.timeout", Form.duration("100ms", "10s"), "2s");
  static final Key<String> WITNESSES = new Key<>("audit.witnesses", Form.witnesses(), "simulated");
  static final Key<Duration> WITNESS_INTERVAL =
      new Key<>("audit.witness-interval", Form.duration("1s", "24h"), "60s");
  static final Key<Duration> STAMP_INTERVAL =
      new Key<>("audit.stamp-interval", Form.duration("1s", "24h"), "60s");
  static final Key<String> MANAGEMENT_HOST =
      new Key<>("management.host", Form.loopback(), "127.0.0.1");
  static final Key<OptionalInt> MANAGEMENT_PORT =
      new Key<>("management.port", Form.portOrOff(), "off");
  static final Key<Duration> MANAGEMENT_DRAIN =
      new Key<>("management.drain", Form.duration("0ms", "5m"), "0ms");
  static final Key<Boolean> ALLOW_ANY = new Key<>("numbers.allow-any", Form.yesNo(), "false");

  static final List<Key<?>> ALL =
      List.of(
          LISTEN_HOST,
          LISTEN_PORT,
          HOME,
          JOURNAL_FOLDER,
          JOURNAL_DATABASE,
          JOURNAL_USER,
          JOURNAL_PASSWORD,
          JOURNAL_KEY,
          PROFILE,
          MESSAGE_BYTES,
          HEADER_BYTES,
          DEPTH,
          ELEMENTS,
          ATTRIBUTES,
          UNDER_WAY,
          HANDSHAKES,
          UNDER_WAY_OF_SENDER,
          CONNECTIONS,
          REQUEST_TIMEOUT,
          ANSWER_TIMEOUT,
          IDLE_TIMEOUT,
          HANDSHAKE_TIMEOUT,
          STOP_TIMEOUT,
          MAX_AGE,
          TRUST_INTERVAL,
          TLS_KEY,
          SIGNING_KEY,
          REVOCATION,
          REVOCATION_PORT,
          RESPONDER,
          REVOCATION_TIMEOUT,
          WITNESSES,
          WITNESS_INTERVAL,
          STAMP_INTERVAL,
          MANAGEMENT_HOST,
          MANAGEMENT_PORT,
          MANAGEMENT_DRAIN,
          ALLOW_ANY);

  /** The table of nodes; its keys are node ids, its values URLs. */
  static final String NODES = "nodes";

  String documentation(Language language) {
    return documentation(name, language);
  }

  static String documentation(String name, Language language) {
    return ResourceBundle.getBundle("jukigate.gateway.config.keys", language.locale())
        .getString(name);
  }
}
