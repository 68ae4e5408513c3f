package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link ConsoleErrand}.
 *
 * @param refusals why there is none; empty when there is one
 * @param link good once, for ten minutes
 * @param fingerprint SHA-256 of the certificate that a browser meets there
 */
public record ConsoleAnswer(List<DeskResult.Refused> refusals, String link, String fingerprint) {}
