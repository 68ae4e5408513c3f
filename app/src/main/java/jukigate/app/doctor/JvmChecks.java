package jukigate.app.doctor;

import java.lang.Runtime.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jukigate.wire.tls.JvmSecurity;

/** The JVM: its version, its settings, and what must not be on the class path. */
final class JvmChecks {
  private static final int OLDEST = 21;

  /** What is banned, and a class that would be there. */
  private static final Map<String, String> BANNED =
      new TreeMap<>(
          Map.of(
              "opensaml", "org.opensaml.core.config.InitializationService",
              "bctls", "org.bouncycastle.jsse.provider.BouncyCastleJsseProvider",
              "cxf-jaxrs", "org.apache.cxf.jaxrs.JAXRSServerFactoryBean",
              "cxf-jms", "org.apache.cxf.transport.jms.JMSConduit",
              "cxf-netty", "org.apache.cxf.transport.http.netty.client.NettyHttpConduit",
              "derbynet", "org.apache.derby.drda.NetworkServerControl",
              "ehcache", "org.ehcache.CacheManager",
              "log4j-core", "org.apache.logging.log4j.core.Logger"));

  private JvmChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    Version version = Runtime.version();
    checks.add(
        Check.of("jvm.version", version.feature() >= OLDEST, ">= " + OLDEST, version.toString()));
    for (JvmSecurity.Setting setting : JvmSecurity.settings()) {
      checks.add(
          Check.of("jvm." + setting.name(), setting.holds(), setting.wanted(), setting.found())
              .about(setting.name()));
    }
    BANNED.forEach((library, type) -> checks.add(absent(library, isThere(type))));
    return checks;
  }

  private static Check absent(String library, boolean there) {
    return Check.of(
            "libraries." + library,
            !there,
            "not on the class path",
            there ? "on the class path" : "not on the class path")
        .about(library);
  }

  private static boolean isThere(String type) {
    return JvmChecks.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
  }
}
