package jukigate.conformance.tls;

/** The secrets of one connection (RFC 8446 §7.1), of either end. */
final class KeySchedule {
  private final byte[] secret;
  private final RecordKey client;
  private final RecordKey server;

  private KeySchedule(byte[] secret, RecordKey client, RecordKey server) {
    this.secret = secret;
    this.client = client;
    this.server = server;
  }

  /** Key of the client's direction. */
  RecordKey client() {
    return client;
  }

  /** Key of the server's direction. */
  RecordKey server() {
    return server;
  }

  /**
   * After ServerHello.
   *
   * @param hellos both hello messages
   */
  static KeySchedule handshake(byte[] shared, byte[] hellos) {
    byte[] early = Hkdf.extract(Hkdf.zeroes(), Hkdf.zeroes());
    byte[] secret = Hkdf.extract(Hkdf.derive(early, "derived", new byte[0]), shared);
    return of(secret, "c hs traffic", "s hs traffic", hellos);
  }

  /**
   * After the server's Finished.
   *
   * @param messages all up to there
   */
  KeySchedule application(byte[] messages) {
    byte[] master = Hkdf.extract(Hkdf.derive(secret, "derived", new byte[0]), Hkdf.zeroes());
    return of(master, "c ap traffic", "s ap traffic", messages);
  }

  /**
   * Of data sent before any answer, under a key that both should know (RFC 8446 §4.2.10).
   *
   * @param hello the client's
   */
  static RecordKey early(byte[] psk, byte[] hello) {
    byte[] early = Hkdf.extract(Hkdf.zeroes(), psk);
    return new RecordKey(Hkdf.derive(early, "c e traffic", hello));
  }

  private static KeySchedule of(byte[] secret, String client, String server, byte[] messages) {
    return new KeySchedule(
        secret,
        new RecordKey(Hkdf.derive(secret, client, messages)),
        new RecordKey(Hkdf.derive(secret, server, messages)));
  }

  @Override
  public String toString() {
    return "KeySchedule";
  }
}
