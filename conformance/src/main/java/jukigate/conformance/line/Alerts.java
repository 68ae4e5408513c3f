package jukigate.conformance.line;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of TLS alerts (RFC 8446 §6.2). */
public final class Alerts {
  private static final int RECORD_TYPE = 0x15;
  private static final Pattern TEXT = Pattern.compile("Received fatal alert: ([a-z_]+)");
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(22, "record_overflow"),
          Map.entry(40, "handshake_failure"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(100, "no_renegotiation"),
          Map.entry(109, "missing_extension"),
          Map.entry(110, "unsupported_extension"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(115, "unknown_psk_identity"),
          Map.entry(116, "certificate_required"),
          Map.entry(120, "no_application_protocol"));

  private Alerts() {}

  public static String name(int number) {
    return NAMES.getOrDefault(number, "alert_" + number);
  }

  /** The alert that a failed handshake or read speaks of. */
  public static Optional<String> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher alert = TEXT.matcher(String.valueOf(cause.getMessage()));
      if (alert.find()) {
        return Optional.of(alert.group(1));
      }
    }
    return Optional.empty();
  }

  /** The alert in a readable record: type, two bytes of version, two of length, level, number. */
  static Optional<String> in(byte[] record) {
    return record.length >= 7 && record[0] == RECORD_TYPE
        ? Optional.of(name(record[6] & 0xFF))
        : Optional.empty();
  }
}
