package jukigate.app.desk;

import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link CsQuestion}.
 *
 * @param rows by name of the column, in the order of the columns
 * @param refusals of the CS where the operator may not look
 */
public record CsAnswer(List<Map<String, String>> rows, List<DeskResult.Refused> refusals) {
  static CsAnswer of(List<Map<String, String>> rows) {
    return new CsAnswer(rows, List.of());
  }
}
