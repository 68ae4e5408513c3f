package jukigate.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders with personal data: nobody but the owner of the process reads them, from the
 * moment they are there, whatever the umask is. Where a file system knows no POSIX permissions
 * (Windows), they have the rights of the folder they are in.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * A folder of our own, with those above it that are missing; one that is there is closed, too.
   */
  public static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      if (isPosix(folder) && !Files.getPosixFilePermissions(folder).equals(FOLDER)) {
        Files.setPosixFilePermissions(folder, FOLDER);
      }
      return folder;
    }
    return Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /**
   * A folder that its user chose and that may hold other things: made for the owner only when it is
   * missing, else left as it is.
   */
  public static Path home(Path home) throws IOException {
    return Files.createDirectories(home, attributes(home, FOLDER));
  }

  /**
   * Puts a file down whole: written beside it under the name with {@code .part}, then moved. One
   * that is there is replaced.
   */
  public static void place(Path file, byte[] content) throws IOException {
    folder(file.getParent());
    write(file, content);
  }

  /** The same in a folder that its user chose, which stays as open as it is. */
  public static void put(Path file, byte[] content) throws IOException {
    Path absolute = file.toAbsolutePath();
    home(absolute.getParent());
    write(absolute, content);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(beside);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (WritableByteChannel channel = Files.newByteChannel(beside, options, rights(beside))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What a file is made with. */
  public static FileAttribute<?>[] rights(Path path) {
    return attributes(path, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
