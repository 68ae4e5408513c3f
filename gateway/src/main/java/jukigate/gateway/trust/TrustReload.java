package jukigate.gateway.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads anchors, issuers and CRLs again when their files change, without a restart. Files that
 * cannot be read leave what is in force in force: its CRLs expire by themselves, so this fails
 * closed.
 *
 * <p>Before each look comes the upkeep of the files, for whoever publishes the CRLs in the same
 * process; when it is refused, the files are read as they are.
 */
public final class TrustReload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrustReload.class);

  private final Path folder;
  private final Supplier<Outcome<Boolean>> upkeep;
  private final Source source;
  private final Function<TrustMaterial, Outcome<TrustMaterial>> use;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("trust-reload").factory());
  private Map<String, String> seen = Map.of();

  /**
   * @param folder whose files are watched by size and time
   * @param source reads the material
   * @param trust gets it
   */
  public TrustReload(Path folder, Supplier<Outcome<TrustMaterial>> source, Trust trust) {
    this(
        folder,
        () -> Outcome.passed(false),
        Source.of(source),
        material -> {
          trust.replace(material);
          return Outcome.passed(material);
        });
  }

  /**
   * Where the material comes from.
   *
   * @param read all of it, as it is now
   * @param elsewhere a text about what is not in the folder, another one when that changed
   */
  public record Source(Supplier<Outcome<TrustMaterial>> read, Supplier<String> elsewhere) {
    /** From the folder alone. */
    public static Source of(Supplier<Outcome<TrustMaterial>> read) {
      return new Source(read, () -> "");
    }
  }

  /**
   * The same with an upkeep.
   *
   * @param upkeep renews what is about to expire in the folder; true when it wrote something
   * @param use puts the material in force; what it refuses is offered again at the next look
   */
  public TrustReload(
      Path folder,
      Supplier<Outcome<Boolean>> upkeep,
      Source source,
      Function<TrustMaterial, Outcome<TrustMaterial>> use) {
    this.folder = folder;
    this.upkeep = upkeep;
    this.source = source;
    this.use = use;
  }

  /** Looks now, and then at every interval. */
  public void start(Duration interval) {
    var unused =
        timer.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Does the upkeep, then reads the files if they changed since the last time; true when new
   * material is in force.
   */
  public synchronized Outcome<Boolean> reload() {
    keepUp();
    Map<String, String> now;
    try {
      now = stamps();
    } catch (IOException | UncheckedIOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, folder, e.getClass().getSimpleName());
    }
    if (now.equals(seen)) {
      return Outcome.passed(false);
    }
    return source
        .read()
        .get()
        .then(use)
        .map(
            material -> {
              seen = now;
              return true;
            });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void keepUp() {
    switch (upkeep.get()) {
      case Outcome.Passed<Boolean>(Boolean renewed) -> {
        if (renewed) {
          LOG.info("CRLs in {} renewed", folder);
        }
      }
      case Outcome.Refused<Boolean>(var refusal) -> LOG.error("CRLs not renewed: {}", refusal);
    }
  }

  private void look() {
    try {
      switch (reload()) {
        case Outcome.Passed<Boolean>(Boolean changed) -> {
          if (changed) {
            LOG.info("trust material read from {}", folder);
          }
        }
        case Outcome.Refused<Boolean>(var refusal) -> LOG.error("trust not reloaded: {}", refusal);
      }
    } catch (RuntimeException bug) {
      // A scheduled task that throws is never run again.
      LOG.error("trust not reloaded: {}", new FailureTrace(bug));
    }
  }

  private Map<String, String> stamps() throws IOException {
    var stamps = new TreeMap<>(Map.of("", source.elsewhere().get()));
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stamps.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return stamps;
  }
}
