package jukigate.app.desk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.Link;
import jukigate.line.Tap;
import jukigate.line.tap.Capture;
import jukigate.store.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taps that are on the lines of the backbone, each with its file. */
final class Captures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Captures.class);

  private final InstantSource clock;
  private final Map<NodeId, Capture> running = new TreeMap<>();

  Captures(InstantSource clock) {
    this.clock = clock;
  }

  /** Into a new file, for the owner only. Refused: FILE_EXISTS, FILE_UNREADABLE. */
  Outcome<List<Link>> start(List<Link> links, Path file) {
    try {
      var channel =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              OwnerOnly.rights(file));
      var capture = new Capture(new BufferedOutputStream(Channels.newOutputStream(channel)), clock);
      stop(links);
      links.forEach(link -> running.put(link.node(), capture));
      links.forEach(link -> link.tap(capture));
      return Outcome.passed(links);
    } catch (FileAlreadyExistsException e) {
      return Outcome.refused(RefusalCode.FILE_EXISTS, file);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /** A file is whole when no line writes into it any more. */
  List<Link> stop(List<Link> links) {
    List<Capture> left = new ArrayList<>();
    for (Link link : links) {
      link.tap(Tap.NONE);
      Capture capture = running.remove(link.node());
      if (capture != null && !left.contains(capture)) {
        left.add(capture);
      }
    }
    left.stream().filter(one -> !running.containsValue(one)).forEach(Captures::end);
    return links;
  }

  private static void end(Capture capture) {
    try {
      capture.close();
    } catch (IOException e) {
      LOG.warn("capture: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    Set.copyOf(running.values()).forEach(Captures::end);
    running.clear();
  }
}
