package jukigate.line.tap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What somebody who taps the line learns of one connection.
 *
 * @param hello empty where its opening was not seen
 * @param records how many of each type
 * @param octets of encrypted content
 * @param entropy of that content, in bits for each octet; 8 is the most that there is
 * @param strange octets that are no TLS
 * @param known how many of the known words were found
 */
public record Overheard(
    int client,
    int server,
    boolean hasBeginning,
    Optional<Hello> hello,
    Records records,
    long octets,
    double entropy,
    int strange,
    int known) {
  private static final int APPLICATION = 23;

  /** Fewer octets of the best cipher do not reach the bound by chance. */
  private static final int ENOUGH = 4_096;

  private static final double LEAST = 7.9;

  /** Of each type of TLS. */
  public record Records(long change, long alert, long handshake, long application) {
    private static Records of(List<TlsRecords.Fragment> all) {
      return new Records(count(all, 20), count(all, 21), count(all, 22), count(all, APPLICATION));
    }

    private static long count(List<TlsRecords.Fragment> all, int type) {
      return all.stream().filter(one -> one.type() == type).count();
    }
  }

  /**
   * @param words that an end is known to have said: names, numbers, names of elements
   */
  public static Overheard of(Conversation heard, List<String> words) {
    TlsRecords forth = TlsRecords.of(heard.said(true), heard.hasBeginning());
    TlsRecords back = TlsRecords.of(heard.said(false), heard.hasBeginning());
    List<TlsRecords.Fragment> all = new ArrayList<>(forth.fragments());
    all.addAll(back.fragments());
    List<ByteBuffer> content =
        all.stream()
            .filter(one -> one.type() == APPLICATION)
            .map(TlsRecords.Fragment::content)
            .toList();
    return new Overheard(
        heard.client(),
        heard.server(),
        heard.hasBeginning(),
        Hello.of(back.fragments()),
        Records.of(all),
        content.stream().mapToLong(ByteBuffer::remaining).sum(),
        entropy(content),
        forth.strange() + back.strange(),
        (int) words.stream().filter(word -> isIn(heard, word)).count());
  }

  /** Only TLS, of a version that holds, as random as it should be, and nothing that was known. */
  public boolean isSilent() {
    boolean holds =
        hello
            .map(it -> it.version().equals("TLS 1.3") || it.version().equals("TLS 1.2"))
            .orElse(!hasBeginning || octets == 0);
    return strange == 0 && known == 0 && holds && (octets < ENOUGH || entropy >= LEAST);
  }

  /** Shannon's, over octets. */
  private static double entropy(List<ByteBuffer> content) {
    long[] counts = new long[256];
    for (ByteBuffer bytes : content) {
      IntStream.range(0, bytes.remaining()).forEach(i -> counts[bytes.get(i) & 0xff]++);
    }
    double all = IntStream.range(0, 256).mapToLong(i -> counts[i]).sum();
    return IntStream.range(0, 256)
        .filter(i -> counts[i] > 0)
        .mapToDouble(i -> counts[i] / all)
        .map(share -> -share * Math.log(share) / Math.log(2))
        .sum();
  }

  private static boolean isIn(Conversation heard, String word) {
    byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
    return isIn(heard.said(true), wanted) || isIn(heard.said(false), wanted);
  }

  private static boolean isIn(ByteBuffer bytes, byte[] wanted) {
    return IntStream.rangeClosed(0, bytes.remaining() - wanted.length)
        .anyMatch(
            at -> IntStream.range(0, wanted.length).allMatch(i -> bytes.get(at + i) == wanted[i]));
  }
}
