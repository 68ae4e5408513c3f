package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String UPDATE =
      "<p:UpdateIdentity xmlns:p=\"urn:jukigate:identity-update:v1\"><p:control>"
          + "<p:requestNumber>221007-1</p:requestNumber><p:updateNumber>8</p:updateNumber>"
          + "</p:control><p:record><p:residentCode>99000000015</p:residentCode></p:record>"
          + "</p:UpdateIdentity>";

  @TempDir Path home;

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  @Test
  void equalMessages_endWithZero() throws IOException {
    Typed diff =
        Typed.command(
            "diff",
            file("e.xml", UPDATE),
            file("a.xml", UPDATE.replace("p:", "q:").replace(":p", ":q")));
    assertThat(diff.exit()).as(diff.err()).isEqualTo(ExitCode.GOOD);
    assertThat(diff.out()).isEqualTo("✓ Equal. Values compared by their form only: 0\n");
  }

  @Test
  void differentMessages_endWithOneAndSayIt() throws IOException {
    String actual = file("a.xml", UPDATE.replace(">8<", ">9<"));
    Typed diff = Typed.command("diff", file("e.xml", UPDATE), actual);
    assertThat(diff.exit()).isEqualTo(ExitCode.BAD);
    assertThat(diff.out())
        .startsWith("✗ Update number: 8 expected, 9 received")
        .contains("Different: 1.")
        .doesNotContain("99000000015");
    Typed japanese = Typed.command("diff", file("e.xml", UPDATE), actual, "--lang", "ja");
    assertThat(japanese.out()).startsWith("✗ 更新順番号: 期待 8、実際 9");
  }

  @Test
  void json_namesKindPlaceAndValuesAndMasksNumbers() throws IOException {
    String actual = UPDATE.replace(">8<", ">9<").replace("99000000015", "99000000023");
    Typed diff =
        Typed.command(
            "diff",
            file("e.xml", UPDATE),
            file("a.xml", actual),
            "--recorded",
            file("r.xml", UPDATE),
            "--json");
    assertThat(diff.exit()).isEqualTo(ExitCode.BAD);
    assertThat(diff.out())
        .contains(
            "\"equal\" : false",
            "\"kind\" : \"value\"",
            "\"path\" : \"/UpdateIdentity/control/updateNumber\"",
            "\"ja\" : \"更新順番号\"",
            "\"expected\" : \"8\"",
            "\"standing\" : \"actual-alone\"")
        .contains("***********")
        .doesNotContain("99000000015", "99000000023");
  }

  @Test
  void page_isForItsOwnerAndItsFolderStaysAsItIs() throws IOException {
    Path page = home.resolve("diff.html");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    String actual = file("a.xml", UPDATE.replace(">8<", ">9<"));
    for (int i = 0; i < 2; i++) {
      Typed diff = Typed.command("diff", file("e.xml", UPDATE), actual, "--html", page.toString());
      assertThat(diff.exit()).as(diff.err()).isEqualTo(ExitCode.BAD);
      assertThat(diff.out()).contains("Written: " + page);
    }
    assertThat(Files.readString(page)).contains("99000000015", "更新順番号: 期待 8、実際 9");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void masks_areTakenAwayAndAdded() throws IOException {
    String expected = file("e.xml", UPDATE);
    String actual = file("a.xml", UPDATE.replace("221007-1", "221007-2"));
    String own =
        file("own.txt", "prefix p urn:jukigate:identity-update:v1\np:requestNumber text\n");
    assertThat(Typed.command("diff", expected, actual).exit()).isEqualTo(ExitCode.BAD);
    assertThat(Typed.command("diff", expected, actual, "--mask", own).exit())
        .isEqualTo(ExitCode.GOOD);
    assertThat(Typed.command("diff", expected, actual, "--no-mask").exit()).isEqualTo(ExitCode.BAD);
    Typed wrong = Typed.command("diff", expected, actual, "--mask", file("x.txt", "q:a text\n"));
    assertThat(wrong.exit()).isEqualTo(ExitCode.BAD);
    assertThat(wrong.err()).contains("JG-O67", "x.txt", "line 1");
  }

  @Test
  void whatCannotBeCompared_isRefused() throws IOException {
    String good = file("e.xml", UPDATE);
    Typed broken = Typed.command("diff", good, file("b.xml", "<a>\n</b>"));
    assertThat(broken.exit()).isEqualTo(ExitCode.BAD);
    assertThat(broken.err()).contains("JG-O05", "b.xml", "line 2");
    Typed unknown = Typed.command("diff", file("u.xml", "<a>\n${colour}</a>"), good);
    assertThat(unknown.exit()).isEqualTo(ExitCode.BAD);
    assertThat(unknown.err()).contains("JG-O65", "u.xml", "line 2", "${residentCode}");
    assertThat(Typed.command("diff", file("u.xml", "<a>${uuid</a>"), good).err())
        .contains("JG-O66");
    Typed absent = Typed.command("diff", good, home.resolve("none.xml").toString());
    assertThat(absent.exit()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(absent.err()).contains("JG-O04", "none.xml");
    assertThat(Typed.command("diff", good).exit()).isEqualTo(ExitCode.USAGE);
  }
}
