package jukigate.spread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Addresses on loopback that were free a moment ago. */
public final class Ports {
  private Ports() {}

  public static Map<String, InetSocketAddress> of(List<String> names) {
    List<ServerSocket> open = new ArrayList<>();
    Map<String, InetSocketAddress> ports = new TreeMap<>();
    try {
      for (String name : names) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(socket);
        ports.put(name, new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()));
      }
      for (ServerSocket socket : open) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
