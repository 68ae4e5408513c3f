package jukigate.app;

import java.io.IOException;

/**
 * A command in a process that whoever started it holds by its standard input: when that ends, so
 * does the process, at once, with all that it started. What it leaves behind is as after a crash.
 */
public final class Tethered {
  private static final int STOPPED = 130;

  private Tethered() {}

  /**
   * As {@link Main#main}.
   *
   * @param arguments of the command line
   */
  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().name("tether").start(Tethered::endWithInput);
    Main.main(arguments);
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // nothing that is said to it means anything
      }
    } catch (IOException gone) {
      // as good as its end
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    Runtime.getRuntime().halt(STOPPED);
  }
}
