package jukigate.app.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * Stand for 住民票コード in lists and addresses, so that nobody is shown one without a reason: a keyed
 * hash whose key ends with this process. Whom a list has shown can be chosen.
 */
final class ResidentIds {
  private static final String HASH = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 15;

  /** As many as are remembered; the oldest goes first. */
  private static final int MOST = 50_000;

  private final SecretKeySpec key;
  private final SequencedMap<String, Known> known = new LinkedHashMap<>();

  ResidentIds(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, HASH);
  }

  /**
   * Whom an id stands for.
   *
   * @param node where somebody was shown
   */
  record Known(NodeId node, ResidentCode code) {}

  synchronized String of(NodeId node, ResidentCode code) {
    String id = hash(node.value() + " " + code.value());
    known.putLast(id, new Known(node, code));
    if (known.size() > MOST) {
      known.pollFirstEntry();
    }
    return id;
  }

  /** Throws DESK_ENTRY_UNKNOWN when the id was not given out for this node. */
  synchronized ResidentCode code(NodeId node, String id) {
    Known found = known.get(id);
    if (found == null || !found.node().equals(node)) {
      throw new RefusedException(Refusal.of(RefusalCode.DESK_ENTRY_UNKNOWN, node));
    }
    return found.code();
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(key);
      byte[] all = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(all, ID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
