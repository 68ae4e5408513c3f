package jukigate.line.fault;

/**
 * What came in at one end of a line.
 *
 * @param before bytes that this connection has carried in this direction
 * @param bytes how many came; 0 where nothing came and only the state of the line is asked, or at
 *     the end
 * @param last the sender has nothing more to say
 * @param now nanoseconds of the line's ticker
 */
public record Chunk(long before, int bytes, boolean last, long now) {}
