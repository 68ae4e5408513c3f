package jukigate.app.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jukigate.store.OwnerOnly;

/**
 * How another JVM is started.
 *
 * @param options beside those that all have
 */
public record Launch(List<String> options, String classPath) {
  public Launch {
    options = List.copyOf(options);
  }

  /** As this JVM was, with the archive of classes that it has, if it has one. */
  public static Launch here() {
    List<String> inherited =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(Launch::isInherited)
            .toList();
    return new Launch(inherited, System.getProperty("java.class.path"));
  }

  /** An archive is only taken with the options it was made with. */
  private static boolean isInherited(String option) {
    return option.startsWith("-X") && !option.startsWith("-XX:TieredStopAtLevel");
  }

  public boolean hasArchive() {
    return options.stream().anyMatch(it -> it.contains("AOTCache=") || it.contains("ArchiveFile="));
  }

  /** For a JVM that lives for seconds: it is up sooner, and slower in the long run. */
  public Launch brief() {
    return with("-XX:TieredStopAtLevel=1");
  }

  /** With all jars of a folder, too; as it is when there is no such folder. */
  public Launch besides(Path jars) {
    return Files.isDirectory(jars)
        ? new Launch(options, classPath + File.pathSeparator + jars.resolve("*"))
        : this;
  }

  /** With another option. */
  public Launch with(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return new Launch(more, classPath);
  }

  public List<String> command(Class<?> main, List<String> arguments) {
    return command(main.getName(), arguments);
  }

  /**
   * @param main name of the class with the method main
   */
  public List<String> command(String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, main));
    command.addAll(arguments);
    return command;
  }

  /** Classes in folders are not kept in an archive, those in jars are. */
  public Launch packed(Path folder) throws IOException {
    List<String> all = new ArrayList<>();
    for (String each : classPath.split(File.pathSeparator, -1)) {
      if (each.isEmpty()) {
        continue; // it would be the working folder, with all that is in it
      }
      Path path = Path.of(each);
      all.add(
          Files.isDirectory(path)
              ? packed(path, folder.resolve(all.size() + ".jar")).toString()
              : each);
    }
    return new Launch(options, String.join(File.pathSeparator, all));
  }

  private static Path packed(Path classes, Path jar) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    OwnerOnly.put(jar, bytes.toByteArray());
    return jar;
  }
}
