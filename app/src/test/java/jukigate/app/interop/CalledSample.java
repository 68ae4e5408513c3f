package jukigate.app.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jukigate.app.bench.stacks.ForeignStack;
import jukigate.app.command.Typed;
import jukigate.conformance.attack.Target;
import jukigate.keystores.TestPki;

/**
 * A sample that is called, in a process of its own.
 *
 * @param server base URL of it
 */
record CalledSample(Process process, String server) implements AutoCloseable {
  /**
   * @param adapter how the sample that sends is started; the called one of Java is a class beside
   *     it
   */
  static CalledSample of(
      ForeignStack stack, List<String> adapter, Path keys, TestPki pki, Path work)
      throws IOException {
    return switch (stack) {
      case ZEEP -> started(List.of(python(), sample("cs.py")), keys, pki, work);
      case NODE_SOAP -> started(List.of("node", "--no-deprecation", node()), keys, pki, work);
      case CXF -> started(beside(adapter, "Cs"), keys, pki, work);
    };
  }

  private static List<String> beside(List<String> adapter, String program) {
    List<String> words = new ArrayList<>(adapter);
    words.set(words.size() - 1, program);
    return words;
  }

  /** Of another contract: that of interop/library-pack. */
  static CalledSample library(Path keys, TestPki pki, Path work) throws IOException {
    return started(List.of(python(), sample("library.py"), "serve"), keys, pki, work);
  }

  /** The Python that has what the samples need. */
  static String python() {
    return ForeignStack.ZEEP.adapter(Typed.ROOT, Path.of("")).orElseThrow().getFirst();
  }

  static String sample(String name) {
    return Typed.ROOT.resolve("interop/python").resolve(name).toString();
  }

  private static String node() {
    return Typed.ROOT.resolve("interop/node/cs.js").toString();
  }

  private static CalledSample started(List<String> command, Path keys, TestPki pki, Path work)
      throws IOException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--keys", keys.toString(), "--trust", pki.trustFolder().toString()));
    words.addAll(List.of("--nodes", pki.folder().resolve("nodes").toString()));
    words.addAll(List.of("--node", Target.CITY.value(), "--port", "0"));
    Path errors = Files.createDirectories(work).resolve("cs.err");
    Process process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
    String first = process.inputReader().readLine();
    if (first == null) {
      throw new IOException(Files.readString(errors));
    }
    int port = new ObjectMapper().readTree(first).path("port").asInt();
    return new CalledSample(process, "https://" + Target.CITY.hostName() + ":" + port + "/cs");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
