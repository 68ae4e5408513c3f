package jukigate.app.bench.memory;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Asked of the process itself, which must run as the same user on this machine. */
final class GatewayMemory implements AutoCloseable {
  private static final String RESIDENT = "VmRSS:";

  private final Path status;
  private final JMXConnector connector;
  private final MemoryMXBean memory;

  private GatewayMemory(Path status, JMXConnector connector, MemoryMXBean memory) {
    this.status = status;
    this.connector = connector;
    this.memory = memory;
  }

  @SuppressWarnings("BanJNDI") // the address is a stub that the process itself has told, not a name
  static GatewayMemory of(long process) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
      String agent = machine.startLocalManagementAgent();
      machine.detach();
      JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent));
      MemoryMXBean memory =
          ManagementFactory.getPlatformMXBean(
              connector.getMBeanServerConnection(), MemoryMXBean.class);
      return new GatewayMemory(
          Path.of("/proc", Long.toString(process), "status"), connector, memory);
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException("the gateway's JVM is not one that can be asked", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After a full collection. */
  long livingBytes() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Of the whole process in memory, heap that is free included; 0 where /proc is not. */
  long residentBytes() {
    try (var lines = Files.lines(status, StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
