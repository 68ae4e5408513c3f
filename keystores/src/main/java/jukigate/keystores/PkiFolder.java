package jukigate.keystores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * The folder on disk. A file appears whole or not at all: it is written beside its place, flushed,
 * and renamed. Only the owner can enter the folder; only the owner can read a private file.
 *
 * @param path the folder
 */
record PkiFolder(Path path) {
  private static final String TEMPORARY = ".new-";

  /** Who may read a file, once inside the folder. */
  enum Access {
    PRIVATE("rw-------"),
    PUBLIC("rw-r--r--");

    private final Set<PosixFilePermission> permissions;

    Access(String permissions) {
      this.permissions = PosixFilePermissions.fromString(permissions);
    }
  }

  Path resolve(String relative) {
    return path.resolve(relative);
  }

  void create() {
    createFolder(path);
  }

  /** Removes what a killed process left half written. Call it with the lock held. */
  void sweep() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(PkiFolder::isTemporary).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  void write(String relative, String text, Access access) {
    write(relative, text.getBytes(StandardCharsets.UTF_8), access);
  }

  void write(String relative, byte[] content, Access access) {
    Path target = resolve(relative);
    Path temporary = target.resolveSibling(TEMPORARY + target.getFileName());
    createFolder(target.getParent());
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              attributes(access.permissions))) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Does nothing when there is no such file. */
  void delete(String relative) {
    try {
      Files.deleteIfExists(resolve(relative));
    } catch (IOException e) {
      throw unwritable(resolve(relative), e);
    }
  }

  private void createFolder(Path folder) {
    try {
      Files.createDirectories(folder, attributes(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(TEMPORARY) && Files.isRegularFile(file);
  }

  static RefusedException unwritable(Path file, IOException cause) {
    return new RefusedException(
        Refusal.of(RefusalCode.DISK_FULL, file, cause.getClass().getSimpleName()), cause);
  }
}
