package jukigate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.gateway.journal.PayloadKeys;

/** Keys and records are for nobody but their owner. */
final class FileChecks {
  /** Folders with keys or personal data; what is inside is closed with them. */
  private static final List<String> CLOSED = List.of("pki", "gateway", "nodes", "desk");

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private FileChecks() {}

  static List<Check> of(Path home) {
    return Stream.concat(
            CLOSED.stream().map(name -> closed("files." + name, home.resolve(name))),
            Stream.of(
                closed("files.password", home.resolve("pki").resolve("password")),
                closed("files.journal-key", PayloadKeys.beside(home.resolve("gateway")))))
        .toList();
  }

  private static Check closed(String id, Path path) {
    if (!Files.exists(path) || !isPosix(path)) {
      return Check.absent(id, "owner only");
    }
    try {
      Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
      return Check.of(
          id,
          found.stream().noneMatch(OTHERS::contains),
          "owner only",
          PosixFilePermissions.toString(found));
    } catch (IOException e) {
      return Check.of(id, false, "owner only", e.getClass().getSimpleName());
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
