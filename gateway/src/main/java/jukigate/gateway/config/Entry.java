package jukigate.gateway.config;

/**
 * One key as written.
 *
 * @param key dotted path
 * @param line 1 or more; 0 when it was not read from a file
 */
record Entry(String key, String value, int line) {}
