package jukigate.app.resend;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/** Changes to a sealed message, which its signature does not know of; empty where nothing fits. */
final class Alteration {
  private static final String P = "(?:[A-Za-z0-9_.-]+:)?";
  private static final Pattern SIGNATURE = whole("Signature");
  private static final Pattern TIMESTAMP = whole("Timestamp");
  private static final Pattern RECEIVER =
      Pattern.compile("(<" + P + "To[ >][^<]*?urn:jukigate:node:)([a-z0-9-]+)");

  /** The last character of the first text in the body. */
  private static final Pattern TEXT =
      Pattern.compile("(<" + P + "Body[ >](?:.*?>)?[^<]*?)([^<>\\s;&])(\\s*</)", Pattern.DOTALL);

  private static final Pattern ROOT = Pattern.compile("<(" + P + "Envelope)");

  private Alteration() {}

  private static Pattern whole(String name) {
    return Pattern.compile("<" + P + name + "[ >].*</" + P + name + ">", Pattern.DOTALL);
  }

  static Optional<Payload> unsigned(Payload sealed) {
    return changed(sealed, SIGNATURE, found -> "");
  }

  static Optional<Payload> withoutTimestamp(Payload sealed) {
    return changed(sealed, TIMESTAMP, found -> "");
  }

  static Optional<Payload> bodyAltered(Payload sealed) {
    return changed(
        sealed,
        TEXT,
        found -> found.group(1) + (found.group(2).equals("1") ? "2" : "1") + found.group(3));
  }

  static Optional<Payload> otherReceiver(Payload sealed, NodeId other) {
    return changed(sealed, RECEIVER, found -> found.group(1) + other.value());
  }

  static Optional<Payload> withDoctype(Payload sealed) {
    return changed(
        sealed, ROOT, found -> "<!DOCTYPE x [<!ENTITY e \"jukigate\">]><" + found.group(1));
  }

  private static Optional<Payload> changed(
      Payload sealed, Pattern pattern, Function<Matcher, String> change) {
    String text = new String(sealed.toByteArray(), StandardCharsets.UTF_8);
    Matcher found = pattern.matcher(text);
    return found.find()
        ? Optional.of(
            Payload.ofUtf8(
                text.substring(0, found.start())
                    + change.apply(found)
                    + text.substring(found.end())))
        : Optional.empty();
  }
}
