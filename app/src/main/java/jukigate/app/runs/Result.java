package jukigate.app.runs;

/**
 * What came of one case of a run, in one language. Texts are empty where there is nothing.
 *
 * @param verdict {@code pass}, {@code warn}, {@code fail}, {@code skipped}, {@code not-applicable}
 *     or {@code kit-error}
 * @param expected what had to come
 * @param found what came
 * @param why it is judged so
 * @param fix what to do about it
 * @param again the command that shows it again, or its messages
 */
public record Result(
    String id,
    String title,
    String verdict,
    String severity,
    String expected,
    String found,
    String why,
    String fix,
    String again) {
  /** Of which only the verdict is known. */
  static Result of(String id, String verdict) {
    return new Result(id, "", verdict, "", "", "", "", "", "");
  }
}
