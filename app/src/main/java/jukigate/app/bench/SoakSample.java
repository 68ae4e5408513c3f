package jukigate.app.bench;

/**
 * What was seen in one interval of a soak, or at its end.
 *
 * @param second since the beginning, at the end of the interval
 * @param sent messages whose answer came in the interval
 * @param p50Micros half of them took less, counted from the moment at which each was due
 * @param p99Micros 99 % of them took less
 * @param maxMicros the slowest of them
 * @param heapBytes living objects, after a full collection where intervals are 10 s or longer
 * @param handles open files and sockets of the process; -1 where the system does not tell
 * @param threads of the Java virtual machine
 * @param diskBytes journal and databases
 * @param cpuMicros of the process for each message of the interval
 */
public record SoakSample(
    long second,
    long sent,
    long p50Micros,
    long p99Micros,
    long maxMicros,
    long heapBytes,
    long handles,
    int threads,
    long diskBytes,
    long cpuMicros) {}
