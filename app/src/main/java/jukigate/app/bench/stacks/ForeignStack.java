package jukigate.app.bench.stacks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/** A stack that a vendor may have, with the sample in {@code interop/} that is written with it. */
public enum ForeignStack {
  /**
   * Python: zeep and python-xmlsec, packages python3-zeep and python3-xmlsec of the distribution.
   */
  ZEEP("python/vendor.py", "cs-221007", 1_000_000),
  /** Node.js: package soap, exact version in interop/node/package.json. */
  NODE_SOAP("node/vendor.js", "cs-221309", 2_000_000),
  /** Apache CXF with WSS4J and the classes of the WSDL. */
  CXF("cxf/Vendor.java", "cs-222038", 3_000_000);

  private static final long PATIENCE_SECONDS = 60;

  /** What a CXF vendor does not have: the rest of jukigate, and how it logs. */
  private static final Pattern NOT_A_VENDORS =
      Pattern.compile(
          "(^|.*/)(jukigate-(app|conformance|gateway|keystores|simulators|store|wire)\\b[^/]*\\.jar"
              + "|logback-[^/]*\\.jar"
              + "|(app|conformance|gateway|keystores|simulators|store|wire)/target/(test-)?classes/?)");

  private final String sample;
  private final NodeId sender;
  private final int firstResident;

  ForeignStack(String sample, String sender, int firstResident) {
    this.sample = sample;
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

  /**
   * How to start the sample; empty when its tools are not there.
   *
   * @param root folder with {@code interop/}
   * @param work folder for files of the run
   */
  public Optional<List<String>> command(Path root, Path work) {
    String file = root.resolve("interop").resolve(sample).toString();
    return switch (this) {
      case ZEEP ->
          Stream.of("python3", "/usr/bin/python3")
              .filter(python -> succeeds(List.of(python, "-c", "import zeep, xmlsec")))
              .findFirst()
              .map(python -> List.of(python, file));
      case NODE_SOAP ->
          Files.isDirectory(root.resolve("interop/node/node_modules/soap"))
                  && succeeds(List.of("node", "--version"))
              ? Optional.of(List.of("node", "--no-deprecation", file))
              : Optional.empty();
      case CXF -> java(file, work);
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

  private static Optional<List<String>> java(String file, Path work) {
    List<String> path = classPath();
    if (path.stream().noneMatch(entry -> entry.contains("cxf-rt-ws-security"))) {
      return Optional.empty();
    }
    try {
      Path hosts = Files.createDirectories(work).resolve("hosts");
      Files.writeString(hosts, "127.0.0.1 " + NodeId.GATEWAY.hostName() + "\n");
      return Optional.of(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-Dfile.encoding=UTF-8",
              "-Djdk.net.hosts.file=" + hosts,
              "-cp",
              String.join(File.pathSeparator, path),
              file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of the product: the jars beside its own, and those of a CXF vendor in a folder of theirs. */
  private static List<String> classPath() {
    List<String> entries =
        List.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)));
    List<String> all = new ArrayList<>(entries);
    if (entries.size() == 1) {
      Path lib = Path.of(entries.getFirst()).toAbsolutePath().getParent();
      all.addAll(jars(lib));
      all.addAll(jars(lib.resolveSibling("vendor")));
    }
    return all.stream().filter(entry -> !NOT_A_VENDORS.matcher(entry).matches()).toList();
  }

  private static List<String> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
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
