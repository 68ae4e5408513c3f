package jukigate.app.bench.stacks;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/** A stack that a vendor may have, with the sample in {@code interop/} that is written with it. */
public enum ForeignStack {
  /**
   * Python: zeep and python-xmlsec, packages python3-zeep and python3-xmlsec of the distribution.
   */
  ZEEP("python", "vendor.py", "conform.py", "cs-221007", 1_000_000),
  /** Node.js: package soap, exact version in interop/node/package.json. */
  NODE_SOAP("node", "vendor.js", "conform.js", "cs-221309", 2_000_000),
  /** Apache CXF with WSS4J and the classes of the WSDL. */
  CXF("cxf", "Vendor", "Conform", "cs-222038", 3_000_000);

  private static final long PATIENCE_SECONDS = 60;

  /** What a CXF vendor does not have: the rest of jukigate, and how it logs. */
  private static final Pattern NOT_A_VENDORS =
      Pattern.compile(
          "(^|.*/)(jukigate-(app|conformance|gateway|keystores|simulators|store|wire)\\b[^/]*\\.jar"
              + "|logback-[^/]*\\.jar"
              + "|(app|conformance|gateway|keystores|simulators|store|wire)/target/(test-)?classes/?)");

  private final String folder;
  private final String sendingProgram;
  private final String adapterProgram;
  private final NodeId sender;
  private final int firstResident;

  ForeignStack(
      String folder,
      String sendingProgram,
      String adapterProgram,
      String sender,
      int firstResident) {
    this.folder = folder;
    this.sendingProgram = sendingProgram;
    this.adapterProgram = adapterProgram;
    this.sender = new NodeId(sender);
    this.firstResident = firstResident;
  }

  /** Index in the synthetic block from which its residents have their numbers. */
  int firstResident() {
    return firstResident;
  }

  /**
   * The municipality that it plays; each stack another one, so that the journal tells them apart.
   */
  public NodeId sender() {
    return sender;
  }

  /** Name of its folder in {@code interop/}. */
  public String folder() {
    return folder;
  }

  /**
   * How to start the sample that sends; empty when its tools are not there.
   *
   * @param root folder with {@code interop/}
   * @param work folder for files of the run
   */
  public Optional<List<String>> command(Path root, Path work) {
    return start(sendingProgram, root.resolve("interop").resolve(folder), work);
  }

  /** How to start the one that takes part in the conformance kit; empty as {@link #command}. */
  public Optional<List<String>> adapter(Path root, Path work) {
    return start(adapterProgram, root.resolve("interop").resolve(folder), work);
  }

  private Optional<List<String>> start(String program, Path sources, Path work) {
    String file = sources.resolve(program).toString();
    return switch (this) {
      case ZEEP ->
          Stream.of("python3", "/usr/bin/python3")
              .filter(python -> succeeds(List.of(python, "-c", "import zeep, xmlsec")))
              .findFirst()
              .map(python -> List.of(python, file));
      case NODE_SOAP ->
          Files.isDirectory(sources.resolve("node_modules/soap"))
                  && succeeds(List.of("node", "--version"))
              ? Optional.of(List.of("node", "--no-deprecation", file))
              : Optional.empty();
      case CXF -> java(program, sources, work);
    };
  }

  /** What to do so that {@link #command} is there. */
  public String needs() {
    return switch (this) {
      case ZEEP -> "python3-zeep python3-xmlsec";
      case NODE_SOAP -> "nodejs npm; (cd interop/node && npm ci)";
      case CXF -> "cxf-rt-ws-security (app/target/jukigate/vendor)";
    };
  }

  private static Optional<List<String>> java(String program, Path sources, Path work) {
    List<String> path = classPath();
    if (path.stream().noneMatch(entry -> entry.contains("cxf-rt-ws-security"))) {
      return Optional.empty();
    }
    try {
      Path classes = Files.createDirectories(work.resolve("classes"));
      Path hosts = work.resolve("hosts");
      Files.writeString(hosts, "127.0.0.1 " + NodeId.GATEWAY.hostName() + "\n");
      compile(sources, path, classes);
      return Optional.of(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-Dfile.encoding=UTF-8",
              "-Djdk.net.hosts.file=" + hosts,
              "-Djdk.tls.namedGroups=x25519,secp256r1,secp384r1",
              "-cp",
              classes + File.pathSeparator + String.join(File.pathSeparator, path),
              program));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void compile(Path sources, List<String> path, Path classes) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
    words.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
    words.addAll(files(sources, ".java"));
    var said = new StringWriter();
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow(() -> new IOException("no javac"))
            .run(new PrintWriter(said), new PrintWriter(said), words.toArray(String[]::new));
    if (exit != 0) {
      throw new IllegalStateException(sources + ": " + said);
    }
  }

  /** Of the product: the jars beside its own, and those of a CXF vendor in a folder of theirs. */
  private static List<String> classPath() {
    List<String> entries =
        List.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)));
    List<String> all = new ArrayList<>(entries);
    if (entries.size() == 1) {
      Path lib = Path.of(entries.getFirst()).toAbsolutePath().getParent();
      all.addAll(files(lib, ".jar"));
      all.addAll(files(lib.resolveSibling("vendor"), ".jar"));
    }
    return all.stream().filter(entry -> !NOT_A_VENDORS.matcher(entry).matches()).toList();
  }

  private static List<String> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
