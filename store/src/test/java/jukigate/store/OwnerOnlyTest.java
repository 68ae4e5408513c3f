package jukigate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir Path root;

  @BeforeEach
  void needPermissions() {
    assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void folderAndFile_areForTheOwner_fromTheFirstMoment() throws IOException {
    Path file = root.resolve("print/cs/paper.pdf");
    OwnerOnly.place(file, new byte[] {1, 2});
    OwnerOnly.place(file, new byte[] {3});

    assertThat(file).hasBinaryContent(new byte[] {3});
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(rights(root.resolve("print/cs"))).isEqualTo("rwx------");
    assertThat(rights(root.resolve("print"))).isEqualTo("rwx------");
    assertThat(root.resolve("print/cs/paper.pdf.part")).doesNotExist();
  }

  @Test
  void openFolderOfOurOwn_isClosed_andAHomeThatIsThereIsLeft() throws IOException {
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Path own = Files.createDirectory(root.resolve("own"));
    Path chosen = Files.createDirectory(root.resolve("chosen"));
    for (Path folder : List.of(own, chosen)) {
      Files.setPosixFilePermissions(folder, open);
    }

    OwnerOnly.folder(own);
    OwnerOnly.home(chosen);
    OwnerOnly.home(root.resolve("new"));

    assertThat(rights(own)).isEqualTo("rwx------");
    assertThat(rights(chosen)).isEqualTo("rwxr-xr-x");
    assertThat(rights(root.resolve("new"))).isEqualTo("rwx------");
  }

  @Test
  void filesOfADatabase_areForTheOwner() throws IOException {
    Path folder = root.resolve("journal");
    var options = new DatabaseOptions(2, Duration.ofSeconds(2));
    Database.open(folder, "jukigate/store/migrations", options).orThrow().close();

    try (var all = Files.walk(folder)) {
      assertThat(all.map(OwnerOnlyTest::rights).filter(text -> !text.endsWith("------"))).isEmpty();
    }
  }

  private static String rights(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
