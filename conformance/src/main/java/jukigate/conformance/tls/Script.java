package jukigate.conformance.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import jukigate.conformance.line.Alerts;
import jukigate.conformance.line.Approach;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.HttpText;

/** What is said on one connection, message by message. */
@FunctionalInterface
public interface Script {
  /** Whoever refuses has done so by then, on a machine with nothing else to do. */
  int ALERT_MILLIS = 100;

  /** For the second try, where the alert was overtaken by the end of the connection. */
  int LATE_ALERT_MILLIS = 2_000;

  /** Who has said nothing by then goes on listening. */
  int PATIENCE_MILLIS = 6_000;

  /**
   * @param serverName host that is asked for
   * @param alertMillis how long to listen for an alert where one must come
   */
  void play(RawTls tls, String serverName, int alertMillis) throws IOException;

  /** The whole connection. An endpoint that only listens on has gone on with the handshake. */
  default Approach approach() {
    return (host, port) -> {
      Heard heard = speak(host, port, ALERT_MILLIS);
      boolean lost = heard instanceof Heard.Nothing(String why) && !why.equals(Dialler.GOES_ON);
      return lost ? speak(host, port, LATE_ALERT_MILLIS) : heard;
    };
  }

  private Heard speak(String host, int port, int alertMillis) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      RawTls tls = new RawTls(socket);
      play(tls, host, alertMillis);
      return HttpText.answer(tls.answer());
    } catch (AlertHeard alert) {
      return new Heard.Alert(Alerts.name(alert.number()));
    } catch (SocketTimeoutException | HelloTaken goesOn) {
      return new Heard.Nothing(Dialler.GOES_ON);
    } catch (IOException e) {
      return new Heard.Nothing(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
