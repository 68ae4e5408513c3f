package jukigate.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL server listens: {@code postgresql://host:port/database}. What is sent to it
 * stays on this machine, or goes over TLS to a server whose certificate names the host: {@code
 * ?sslrootcert=<file>} with the CAs (PEM) then stands behind it, and nothing else may.
 *
 * @param authorities file with the CAs; empty for a server on loopback
 */
public record ServerAddress(String host, int port, String database, Optional<Path> authorities) {
  public static final String FORM =
      "postgresql://127.0.0.1:<port>/<database>,"
          + " postgresql://<host>:<port>/<database>?sslrootcert=<file>";

  private static final Pattern URL =
      Pattern.compile(
          "postgresql://([A-Za-z0-9.-]{1,253}):([0-9]{1,5})/([A-Za-z0-9_-]{1,63})"
              + "(?:\\?sslrootcert=([^&?#\\s]{1,500}))?");
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * @return empty when the text is of another form, and when it would leave this machine without
   *     TLS
   */
  public static Optional<ServerAddress> parse(String text) {
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var address =
        new ServerAddress(
            matcher.group(1),
            Integer.parseInt(matcher.group(2)),
            matcher.group(3),
            Optional.ofNullable(matcher.group(4)).map(Path::of));
    boolean stays = address.host().equals(LOOPBACK);
    return Optional.of(address)
        .filter(it -> it.port() > 0 && it.port() < 65_536)
        .filter(it -> stays || it.authorities().isPresent());
  }

  @Override
  public String toString() {
    return "postgresql://" + host + ":" + port + "/" + database;
  }
}
