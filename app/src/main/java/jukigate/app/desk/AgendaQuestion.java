package jukigate.app.desk;

/**
 * What will end or be erased? Answered with {@link jukigate.console.view.Timekeeper.Coming}, by
 * time.
 *
 * @param limit 1 or more
 */
public record AgendaQuestion(int limit) {}
