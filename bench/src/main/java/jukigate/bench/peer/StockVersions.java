package jukigate.bench.peer;

import java.util.Map;
import java.util.TreeMap;
import org.apache.cxf.version.Version;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.xml.security.Init;

/** Which releases of the stock libraries are measured. */
public final class StockVersions {
  private StockVersions() {}

  /** By name. */
  public static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("CXF", Version.getCurrentVersion());
    versions.put("WSS4J", of(WSSConfig.class));
    versions.put("Santuario", of(Init.class));
    return versions;
  }

  private static String of(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    return version == null ? "?" : version;
  }
}
