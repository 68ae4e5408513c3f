package jukigate.app.counter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * Where printed papers lie, for their owner only. What is on them is nowhere else any more.
 *
 * @param folder with a folder for each CS
 */
public record PaperTray(Path folder) {
  /** That of a backbone: {@code <home>/print}. */
  public static PaperTray of(Path home) {
    return new PaperTray(home.resolve("print"));
  }

  /**
   * A paper.
   *
   * @param name of its file
   */
  public record Paper(String name, Path file) {}

  /** Appears whole; the same paper printed again takes the place of the first. */
  public Outcome<String> put(NodeId node, String name, Payload pdf) {
    Path file = of(node).resolve(name);
    try {
      OwnerOnly.folder(folder);
      OwnerOnly.place(file, pdf.toByteArray());
      return Outcome.passed(file.toString());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, file, e.getClass().getSimpleName());
    }
  }

  /** What lies there, by name. */
  public List<Paper> papers(NodeId node) {
    if (!Files.isDirectory(of(node))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(of(node))) {
      return files
          .map(file -> new Paper(file.getFileName().toString(), file))
          .filter(paper -> paper.name().endsWith(".pdf"))
          .sorted(Comparator.comparing(Paper::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them: a name that is none of theirs leads to no file. */
  public Optional<Paper> paper(NodeId node, String name) {
    return papers(node).stream().filter(paper -> paper.name().equals(name)).findFirst();
  }

  private Path of(NodeId node) {
    return folder.resolve(node.value());
  }
}
