package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link ClockErrand}.
 *
 * @param refusals why it was not done; empty when it was
 * @param instant ISO 8601 in UTC
 * @param mode {@code REAL}, {@code FROZEN} or {@code RUNNING}
 * @param speed seconds in one second of the machine
 * @param certificates renewed by the move; 0 where nothing was moved, as the next two
 * @param erased what was due to be erased
 * @param sent attempts to send what had become due
 */
public record ClockAnswer(
    List<DeskResult.Refused> refusals,
    String instant,
    String mode,
    int speed,
    int certificates,
    int erased,
    int sent) {}
