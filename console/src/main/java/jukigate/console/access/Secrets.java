package jukigate.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Values by the SHA-256 of their secrets. Each look compares with all of them and each in constant
 * time. Not safe for several threads: its owner sees to that.
 */
final class Secrets<T> {
  private record Kept<T>(String digest, T value) {
    boolean isOf(String other) {
      return MessageDigest.isEqual(
          digest.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private final int most;
  private final List<Kept<T>> all = new ArrayList<>();

  /**
   * @param most values at a time; one more takes the place of the oldest
   */
  Secrets(int most) {
    this.most = most;
  }

  void keep(Secret secret, T value) {
    if (all.size() == most) {
      all.removeFirst();
    }
    all.add(new Kept<>(secret.sha256(), value));
  }

  Optional<T> find(Secret secret) {
    return kept(secret).map(Kept::value);
  }

  /** The value, which is gone then. */
  Optional<T> take(Secret secret) {
    Optional<Kept<T>> found = kept(secret);
    found.ifPresent(all::remove);
    return found.map(Kept::value);
  }

  void removeIf(Predicate<T> over) {
    all.removeIf(kept -> over.test(kept.value()));
  }

  private Optional<Kept<T>> kept(Secret secret) {
    String digest = secret.sha256();
    Optional<Kept<T>> found = Optional.empty();
    for (Kept<T> one : all) {
      if (one.isOf(digest)) {
        found = Optional.of(one);
      }
    }
    return found;
  }
}
