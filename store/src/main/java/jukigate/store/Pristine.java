package jukigate.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A migrated database without rows, as the bytes of its files. To make one takes seconds, most of
 * them for the migrations; whoever plays a hundred scenarios makes two hundred. So from the second
 * of a kind on a process puts copies down, which have no rows, either.
 */
final class Pristine {
  private static final Set<String> MADE = new HashSet<>();
  private static final Map<String, Pristine> KNOWN = new HashMap<>();
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Map<String, byte[]> files;

  private Pristine(Map<String, byte[]> files) {
    this.files = files;
  }

  /** Makes a database in a folder, migrates it and shuts it down. */
  @FunctionalInterface
  interface Making {
    /**
     * @return the folder of its files; empty when it could not be made, which whoever makes the
     *     next one in its place will find out, too
     */
    Optional<Path> in(Path folder);
  }

  /**
   * The database of these migrations, if this process has made one of them before; empty, too,
   * where the temporary folder has no room for one.
   */
  static synchronized Optional<Pristine> of(String migrations, Making making) {
    if (MADE.add(migrations)) {
      return Optional.empty(); // a process that makes one only must not wait for two
    }
    if (!KNOWN.containsKey(migrations)) {
      made(making).ifPresent(pristine -> KNOWN.put(migrations, pristine));
    }
    return Optional.ofNullable(KNOWN.get(migrations));
  }

  private static Optional<Pristine> made(Making making) {
    try {
      Path folder = Files.createTempDirectory("jukigate-pristine");
      try {
        Optional<Path> place = making.in(folder);
        return place.isPresent() ? Optional.of(new Pristine(read(place.get()))) : Optional.empty();
      } finally {
        delete(folder);
      }
    } catch (IOException noRoom) {
      return Optional.empty();
    }
  }

  /**
   * Puts a copy down, on the disk and whole, or not at all.
   *
   * @param place the folder of its files; must not exist
   */
  void copyTo(Path place) throws IOException {
    Path beside = place.resolveSibling(place.getFileName() + ".part");
    delete(beside);
    for (var file : files.entrySet()) {
      Path path = beside.resolve(file.getKey());
      OwnerOnly.folder(path.getParent());
      try (FileChannel channel = FileChannel.open(path, NEW, OwnerOnly.rights(path))) {
        ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false); // what is committed on top of it must not outlive it
      }
    }
    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Map<String, byte[]> read(Path place) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(place)) {
      for (Path file : all.filter(Files::isRegularFile).filter(Pristine::isKept).toList()) {
        files.put(place.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Locks are of whoever has the database open. */
  private static boolean isKept(Path file) {
    return !file.toString().endsWith(".lck");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.toList().reversed()) {
          Files.delete(path);
        }
      }
    }
  }
}
