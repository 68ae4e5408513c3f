package jukigate.app.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jukigate.bench.load.Figures;
import jukigate.bench.member.Contender;
import jukigate.bench.member.Member;
import jukigate.bench.member.Order;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** The process of one contender, as the bench sees it. */
final class Entrant implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Contender contender;
  private final Process process;
  private final Path errors;
  private final Writer orders;
  private final BufferedReader lines;

  private Entrant(Contender contender, Process process, Path errors) {
    this.contender = contender;
    this.process = process;
    this.errors = errors;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Returns at once.
   *
   * @param errors where it writes what it has to complain about
   */
  static Entrant start(Contender contender, List<String> command, Path errors) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      return new Entrant(contender, process, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When it is ready. Throws PROCESS_NOT_STARTED when it ended before. */
  Member.Up up() {
    return heard(Member.Up.class);
  }

  /** Returns when it has done it. Throws PROCESS_NOT_STARTED when it ended instead. */
  Figures obey(Order order) {
    try {
      orders.write(order.line() + "\n");
      orders.flush();
    } catch (IOException e) {
      throw ended();
    }
    return heard(Figures.class);
  }

  private <T> T heard(Class<T> type) {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw ended();
      }
      return JSON.readValue(line, type);
    } catch (IOException e) {
      throw ended();
    }
  }

  private RefusedException ended() {
    close();
    return new RefusedException(
        Refusal.of(
            RefusalCode.PROCESS_NOT_STARTED, contender.label(), process.exitValue(), errors));
  }

  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException gone) {
      process.destroyForcibly();
    }
    Ending.await(process, STOP);
  }
}
