package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link BulkErrand}. Holds no personal data: a result goes into its file.
 *
 * @param refusals why it was not done; empty when it was
 * @param runs the provisions that are meant, oldest first
 * @param notifications what a request made the agency send first
 */
public record BulkAnswer(
    List<DeskResult.Refused> refusals,
    List<Run> runs,
    List<DeskResult.Notification> notifications) {
  /**
   * A provision as one of its two ends has it.
   *
   * @param peer the server at an agency, the agency at a server
   * @param way {@code LINE} or {@code MEDIUM}
   * @param startedAt ISO 8601 in UTC
   * @param endedAt when everything was searched, or the whole result had arrived; empty until then
   * @param conditions so far; 0 at an agency until results come
   * @param notSearched too wide, or a value that cannot be
   * @param erasedAt when it is erased at the latest
   */
  public record Run(
      String node,
      String peer,
      String request,
      String way,
      List<String> items,
      String purpose,
      String operator,
      String startedAt,
      String endedAt,
      int conditions,
      int found,
      int notFound,
      int several,
      int notSearched,
      String erasedAt) {}
}
