package jukigate.app.desk;

/**
 * Whether one signed head continues another, each by the leaves under it. Answered with a {@link
 * ContinuationAnswer}.
 *
 * @param before fewer than {@code after}
 */
public record ContinuationQuestion(long before, long after) {}
