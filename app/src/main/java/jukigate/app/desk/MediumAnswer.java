package jukigate.app.desk;

import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link MediumErrand}. Holds no personal data.
 *
 * @param refusals why it was not done; empty when it was
 * @param records what was recorded, by name of the column: of EXPORT and IMPORT one, of LIST all
 */
public record MediumAnswer(List<DeskResult.Refused> refusals, List<Map<String, String>> records) {}
