package jukigate.app.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for the command line: says what it was asked, and fails the demo where told to. */
public final class Played {
  private Played() {}

  public static void main(String[] arguments) {
    boolean fails = Files.exists(Path.of(System.getProperty("jukigate.root"), "demo-fails"));
    System.out.println("played " + String.join(" ", arguments));
    System.exit(fails && arguments[0].equals("demo") ? 1 : 0);
  }
}
