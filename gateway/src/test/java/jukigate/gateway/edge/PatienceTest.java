package jukigate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which connection gives way where too many are open. */
class PatienceTest {
  private static final int MOST = 3;

  private final Patience patience = new Patience(Duration.ofHours(1), MOST);

  @AfterEach
  void stop() {
    patience.doStop();
  }

  /** Jetty tells of an end when a thread of its pool is free, which under load is late. */
  @Test
  void connectionsBeyondTheMost_eachCloseAnother_beforeAnyEndIsTold() {
    List<Quiet> all = opened(MOST + 2);
    assertThat(all).extracting(Quiet::isOpen).containsExactly(false, false, true, true, true);
  }

  @Test
  void connectionThatIsGoneAlready_givesNoWayForAnother() {
    List<Quiet> all = opened(MOST);
    all.getFirst().close();
    List<Quiet> more = opened(2);
    assertThat(Stream.concat(all.stream(), more.stream()).filter(Quiet::isOpen)).hasSize(MOST);
  }

  @Test
  void connectionThatIsBeingAnswered_isLeftAlone() {
    List<Quiet> all = opened(MOST);
    all.getFirst().asked++;
    opened(1);
    assertThat(all).extracting(Quiet::isOpen).containsExactly(true, false, true);
  }

  private List<Quiet> opened(int count) {
    List<Quiet> all = Stream.generate(Quiet::new).limit(count).toList();
    all.forEach(patience::onOpened);
    return all;
  }

  /** On which nothing is said. */
  private static final class Quiet extends AbstractConnection {
    private long asked;

    private Quiet() {
      super(new ByteArrayEndPoint(), Runnable::run);
    }

    private boolean isOpen() {
      return getEndPoint().isOpen();
    }

    @Override
    public long getMessagesIn() {
      return asked;
    }

    @Override
    public long getMessagesOut() {
      return 0;
    }

    @Override
    public void onFillable() {
      throw new UnsupportedOperationException("nothing is read");
    }
  }
}
