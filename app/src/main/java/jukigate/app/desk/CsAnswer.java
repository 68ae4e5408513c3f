package jukigate.app.desk;

import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link CsQuestion}.
 *
 * @param rows by name of the column, in the order of the columns
 */
public record CsAnswer(List<Map<String, String>> rows) {}
