package jukigate.app.bench.all;

/**
 * One bench that is over.
 *
 * @param command as it is typed
 * @param exit of its process
 * @param seconds that it took
 * @param said what it printed, progress included, because some benches tell their figures as they
 *     go
 */
public record Played(String name, String command, int exit, long seconds, String said) {
  public boolean wentWell() {
    return exit == 0;
  }
}
