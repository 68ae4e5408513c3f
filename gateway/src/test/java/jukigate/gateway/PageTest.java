package jukigate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the steps is carried by types: the page is compiled as it is, and with holes. */
class PageTest {
  private static final Path PAGE = Path.of("src/main/java/jukigate/gateway/Gateway.java");

  @TempDir Path classes;

  @Test
  void wholePage_compiles() throws IOException {
    assertThat(errors(Files.readString(PAGE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PARSE", "UNSEAL", "IDENTIFY", "VALIDATE", "AUTHORIZE", "ADMIT", "FORWARD"})
  void pageWithoutStep_doesNotCompile(String step) throws IOException {
    String page = Files.readString(PAGE);
    String holed = page.replaceFirst("(?m)^ *\\.then\\(trail\\.at\\(" + step + ",.*\\R", "");
    assertThat(holed).isNotEqualTo(page);
    assertThat(errors(holed)).anyMatch(error -> error.contains("incompatible"));
  }

  @Test
  void pageWithoutSeal_doesNotCompile() throws IOException {
    String page = Files.readString(PAGE);
    String holed =
        page.replaceFirst("(?m)^ *\\.then\\(trail\\.at\\(SEAL, steps\\.seal\\(\\).*\\R", ";");
    assertThat(holed).isNotEqualTo(page);
    assertThat(errors(holed)).anyMatch(error -> error.contains("incompatible"));
  }

  @Test
  void stepsInOtherOrder_doNotCompile() throws IOException {
    String page = Files.readString(PAGE);
    String swapped =
        page.replace("trail.at(AUTHORIZE, steps.authorize())", "trail.at(X)")
            .replace("trail.at(ADMIT, steps.admit())", "trail.at(AUTHORIZE, steps.authorize())")
            .replace("trail.at(X)", "trail.at(ADMIT, steps.admit())");
    assertThat(swapped).isNotEqualTo(page);
    assertThat(errors(swapped)).anyMatch(error -> error.contains("incompatible"));
  }

  @Test
  void valuesBetweenSteps_cannotBeForged() throws IOException {
    String forger =
        """
        package jukigate.elsewhere;
        final class Forger {
          Object admitted() {
            return new jukigate.gateway.admit.AdmittedRequest(null, null);
          }
        }
        """;
    assertThat(errors(forger)).anyMatch(error -> error.contains("not public"));
  }

  private List<String> errors(String source) throws IOException {
    var found = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    String name = source.contains("class Forger") ? "Forger" : "Gateway";
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var options =
        List.of(
            "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    compiler.getTask(null, null, found, options, null, List.of(file)).call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
        .toList();
  }
}
