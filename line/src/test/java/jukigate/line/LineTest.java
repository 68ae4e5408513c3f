package jukigate.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: the gateway of these tests says back what it hears. */
class LineTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final Set<Direction> BOTH = EnumSet.allOf(Direction.class);
  private static final Set<Direction> OUT = EnumSet.of(Direction.OUT);
  private static final Set<Direction> IN = EnumSet.of(Direction.IN);

  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
  private ServerSocket gateway;
  private Line line;

  @BeforeEach
  void open() throws IOException {
    gateway = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
    int nobody = 1;
    line =
        Line.open(
                new Link.Setting(Ticker.SYSTEM, 1),
                Map.of(CS, gateway.getLocalPort(), PREFECTURE, nobody))
            .orThrow();
    line.gatewayIsAt(gateway.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    gateway.close();
  }

  @Test
  void bytes_passUntouchedBothWays() throws IOException {
    byte[] sent = bytes(100_000);
    try (Socket node = dial(CS)) {
      Thread.startVirtualThread(() -> write(node, sent));

      assertThat(node.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }
    assertThat(link(CS).state(Direction.OUT).bytes()).isEqualTo(100_000);
    assertThat(link(CS).state(Direction.IN).bytes()).isEqualTo(100_000);
  }

  @Test
  void halfClose_isPassedOn() throws IOException {
    try (Socket node = dial(CS)) {
      write(node, bytes(10));
      node.shutdownOutput();

      assertThat(node.getInputStream().readAllBytes()).isEqualTo(bytes(10));
    }
  }

  @Test
  void gateway_reachesTheNodeByItsOtherPort() throws IOException {
    try (Socket gatewaysOwn = dial(link(CS).portToNode())) {
      echo(gatewaysOwn, 20);
    }
    assertThat(link(CS).state(Direction.IN).bytes()).isEqualTo(20);
  }

  @Test
  void cut_breaksOffWhatIsOpenAndWhatIsOpened() throws IOException {
    try (Socket node = dial(CS)) {
      echo(node, 10);

      set(CS, BOTH, "cut");

      assertBroken(node);
    }
    try (Socket late = dial(CS)) {
      assertBroken(late);
    }
    assertThat(link(CS).isPassable()).isFalse();
  }

  @Test
  void clearedCut_letsPassAgain() throws IOException {
    set(CS, BOTH, "cut");
    line.clear(Place.of(new Target.One(CS)), FaultKind.CUT).orThrow();

    try (Socket node = dial(CS)) {
      echo(node, 10);
    }
  }

  @Test
  void cutOfOneLine_leavesTheOthersAlone() throws IOException {
    line.set(Place.of(new Target.Prefectures()), fault("cut")).orThrow();

    try (Socket node = dial(CS)) {
      echo(node, 10);
    }
    try (Socket prefecture = dial(PREFECTURE)) {
      assertBroken(prefecture);
    }
  }

  @Test
  void reset_breaksOffInTheMiddle() throws Exception {
    set(CS, OUT, "reset=4096B");
    try (Socket node = dial(CS)) {
      write(node, bytes(10_000));

      assertThatThrownBy(() -> node.getInputStream().readNBytes(10_000))
          .isInstanceOf(SocketException.class);
    }
    assertThat(heard()).isLessThanOrEqualTo(4096);
    assertThat(link(CS).state(Direction.OUT).bytes()).isEqualTo(4096);
  }

  @Test
  void limitOnTheAnswer_endsItInOrder() throws Exception {
    set(CS, IN, "limit=1kB");
    try (Socket node = dial(CS)) {
      write(node, bytes(1_500));

      assertThat(node.getInputStream().readAllBytes()).isEqualTo(bytes(1_000));
    }
  }

  @Test
  void halfOpen_swallowsUntilItIsHealedAndThenBreaksOff() throws Exception {
    set(CS, OUT, "half-open");
    try (Socket node = dial(CS)) {
      write(node, bytes(500));
      while (link(CS).state(Direction.OUT).lost() < 500) {
        Thread.onSpinWait();
      }
      line.clear(Place.of(new Target.One(CS))).orThrow();

      assertBroken(node);
    }
    assertThat(heard()).isZero();
    assertThat(link(CS).state(Direction.OUT).bytes()).isZero();
  }

  @Test
  void slices_arriveWhole() throws IOException {
    set(CS, BOTH, "slice=7B");
    try (Socket node = dial(CS)) {
      echo(node, 1_000);
    }
  }

  @Test
  void delaysAndAQueue_keepEveryByteInOrder() throws IOException {
    set(CS, BOTH, "latency=3ms~3ms");
    set(CS, BOTH, "queue=2kB");
    set(CS, BOTH, "stall=10%/5ms");
    try (Socket node = dial(CS)) {
      echo(node, 50_000);
    }
  }

  @Test
  void faultOfTheSameKind_takesThePlaceOfTheFirst() {
    set(CS, OUT, "latency=5ms");
    set(CS, OUT, "latency=9ms");

    assertThat(link(CS).state(Direction.OUT).faults())
        .extracting(Fault::text)
        .containsExactly("latency=9ms");
    assertThat(link(CS).state(Direction.IN).faults()).isEmpty();
  }

  @Test
  void tap_seesWhatPasses() throws IOException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    link(CS).tap(new Noting(seen));
    try (Socket node = dial(CS)) {
      echo(node, 10);
      node.shutdownOutput();
      assertThat(node.getInputStream().read()).isEqualTo(-1);
    }

    assertThat(List.copyOf(seen))
        .startsWith("opened", "10 client", "10 server")
        .contains("ended client", "ended server");
  }

  @Test
  void lineToNobody_breaksOff() throws IOException {
    try (Socket gatewaysOwn = dial(link(PREFECTURE).portToNode())) {
      assertBroken(gatewaysOwn);
    }
  }

  @Test
  void nodeWithoutALine_isRefused() {
    assertThat(line.set(Place.of(new Target.One(NodeId.NATIONAL)), fault("cut")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.LINE_UNKNOWN));
  }

  @Test
  void targets_areReadAsTheyAreWritten() {
    assertThat(Target.parse("*")).contains(new Target.All());
    assertThat(Target.parse("prefectures")).contains(new Target.Prefectures());
    assertThat(Target.parse("cs-221007")).contains(new Target.One(CS));
    assertThat(Target.parse("gateway")).isEmpty();
    assertThat(Target.parse("cs-221008")).isEmpty();
  }

  private record Noting(BlockingQueue<String> seen) implements Tap {
    @Override
    public void opened(Flow flow) {
      seen.add("opened");
    }

    @Override
    public void passed(Flow flow, boolean byClient, ByteBuffer bytes) {
      seen.add(bytes.remaining() + (byClient ? " client" : " server"));
    }

    @Override
    public void ended(Flow flow, boolean byClient) {
      seen.add("ended" + (byClient ? " client" : " server"));
    }

    @Override
    public void broken(Flow flow) {
      seen.add("broken");
    }
  }

  private Link link(NodeId node) {
    return line.link(node).orElseThrow();
  }

  private void set(NodeId node, Set<Direction> directions, String text) {
    line.set(new Place(new Target.One(node), directions), fault(text)).orThrow();
  }

  private static Fault fault(String text) {
    return FaultKind.parse(text).orThrow();
  }

  private Socket dial(NodeId node) throws IOException {
    return dial(link(node).portToGateway());
  }

  private static Socket dial(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void echo(Socket socket, int count) throws IOException {
    Thread.startVirtualThread(() -> write(socket, bytes(count)));
    assertThat(socket.getInputStream().readNBytes(count)).isEqualTo(bytes(count));
  }

  private static void assertBroken(Socket socket) {
    assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  /** How many bytes of a connection the gateway has heard, when it is over. */
  private long heard() throws InterruptedException {
    return heard.poll(10, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!gateway.isClosed()) {
      try {
        Socket socket = gateway.accept();
        Thread.startVirtualThread(() -> answer(socket));
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void answer(Socket socket) {
    long count = 0;
    try (socket) {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
        socket.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    } finally {
      heard.add(count);
    }
  }
}
