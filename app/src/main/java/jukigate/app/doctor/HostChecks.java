package jukigate.app.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jukigate.domain.node.NodeId;

/** The machine: names stay on loopback, and there is room for files. */
final class HostChecks {
  private static final long LEAST_FILES = 4_096;
  private static final long LEAST_BYTES = 1L << 30;

  private HostChecks() {}

  static List<Check> of(Path home) {
    return List.of(loopback(), openFiles(), space(home));
  }

  private static Check loopback() {
    String name = NodeId.GATEWAY.hostName();
    String found;
    boolean holds;
    try {
      InetAddress[] all = InetAddress.getAllByName(name);
      holds = all.length > 0 && Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress);
      found = Arrays.toString(all);
    } catch (UnknownHostException e) {
      holds = false;
      found = "unknown host";
    }
    return Check.of("host.loopback", holds, "127.0.0.1", found);
  }

  private static Check openFiles() {
    String wanted = ">= " + LEAST_FILES;
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Check.of(
            "host.files",
            unix.getMaxFileDescriptorCount() >= LEAST_FILES,
            wanted,
            Long.toString(unix.getMaxFileDescriptorCount()))
        : Check.absent("host.files", wanted);
  }

  private static Check space(Path home) {
    Path there = home;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    long free;
    try {
      free = Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      free = -1;
    }
    return Check.of(
        "host.space",
        free >= LEAST_BYTES,
        ">= " + (LEAST_BYTES >> 20) + " MiB",
        (free >> 20) + " MiB");
  }
}
