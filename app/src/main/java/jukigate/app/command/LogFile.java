package jukigate.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.store.OwnerOnly;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * {@code <home>/log/jukigate.log}: one line for each event, 5 MB a file, two weeks. The console
 * stays quiet. No message body is ever logged; those are in the journal.
 */
final class LogFile {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{30} "
          + "%replace(%msg %ex){'\\p{C}+', ' '}%nopex%n";

  private LogFile() {}

  /** Turns logging on for this process; before this, nothing is logged. */
  static void open(Path home) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Path folder = folder(home);
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName("file");
    file.setFile(folder.resolve("jukigate.log").toString());
    file.setEncoder(encoder(context));
    file.setRollingPolicy(rolling(context, file, folder));
    file.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(file);
    root.setLevel(Level.WARN);
    context.getLogger("jukigate").setLevel(Level.INFO);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static Path folder(Path home) {
    try {
      OwnerOnly.home(home);
      return OwnerOnly.folder(home.resolve("log"));
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.DISK_FULL, home, e.getClass().getSimpleName()), e);
    }
  }

  private static PatternLayoutEncoder encoder(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    return encoder;
  }

  private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
      LoggerContext context, RollingFileAppender<ILoggingEvent> file, Path folder) {
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(file);
    policy.setFileNamePattern(folder.resolve("jukigate.%d{yyyy-MM-dd}.%i.log").toString());
    policy.setMaxFileSize(FileSize.valueOf("5MB"));
    policy.setMaxHistory(14);
    policy.start();
    return policy;
  }
}
