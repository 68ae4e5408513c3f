package jukigate.app.attack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/** Listens to what this process logs, while it is attacked; the newest of it is kept. */
final class Overheard extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final int MOST = 500;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("jukigate");
  private final Level before = logger.getLevel();

  static Overheard begin() {
    Overheard overheard = new Overheard();
    overheard.start();
    overheard.logger.addAppender(overheard);
    if (!overheard.logger.isInfoEnabled()) {
      overheard.logger.setLevel(Level.INFO);
    }
    return overheard;
  }

  @Override
  protected void append(ILoggingEvent event) {
    synchronized (lines) {
      lines.addLast(event.getFormattedMessage());
      if (lines.size() > MOST) {
        lines.removeFirst();
      }
    }
  }

  String text() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(before);
    stop();
  }
}
