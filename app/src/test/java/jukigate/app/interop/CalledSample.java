package jukigate.app.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.app.bench.stacks.ForeignStack;
import jukigate.app.command.Typed;
import jukigate.conformance.attack.Target;
import jukigate.keystores.TestPki;

/**
 * A sample that is called, in a process of its own.
 *
 * @param process empty where the stack has none
 * @param server base URL of it
 */
record CalledSample(Optional<Process> process, Optional<String> server) implements AutoCloseable {
  private static final CalledSample NONE = new CalledSample(Optional.empty(), Optional.empty());

  static CalledSample of(ForeignStack stack, Path keys, TestPki pki, Path work) throws IOException {
    return stack == ForeignStack.ZEEP ? started(stack, keys, pki, work) : NONE;
  }

  private static CalledSample started(ForeignStack stack, Path keys, TestPki pki, Path work)
      throws IOException {
    String python = stack.adapter(Typed.ROOT, work).orElseThrow().getFirst();
    List<String> words = new ArrayList<>();
    words.addAll(List.of(python, Typed.ROOT.resolve("interop/python/cs.py").toString()));
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
    return new CalledSample(
        Optional.of(process),
        Optional.of("https://" + Target.CITY.hostName() + ":" + port + "/cs"));
  }

  @Override
  public void close() {
    process.ifPresent(Process::destroyForcibly);
  }
}
