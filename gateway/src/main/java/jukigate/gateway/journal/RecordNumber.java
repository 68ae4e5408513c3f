package jukigate.gateway.journal;

/** The number of a journal row; grows with every exchange. */
public record RecordNumber(long value) {}
