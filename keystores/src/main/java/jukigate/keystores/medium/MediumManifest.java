package jukigate.keystores.medium;

import java.util.regex.Pattern;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;

/**
 * What a medium says about itself, signed with the content: so that whoever encrypts the signed
 * content anew, for somebody else, is found out.
 *
 * @param validity when it was made, and until when it may be imported
 */
public record MediumManifest(Label label, Errand errand, Validity validity) {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,59}");

  /**
   * What stands on the medium.
   *
   * @param number 媒体管理番号, unique among the media of its sender: 1 to 60 of {@code A-Z a-z 0-9 . _
   *     -}, a letter or digit first
   */
  public record Label(String number, NodeId from, NodeId to) {
    public Label {
      if (!isNumber(number)) {
        throw new IllegalArgumentException("媒体管理番号: 1 to 60 of A-Z a-z 0-9 . _ -");
      }
    }
  }

  /**
   * What the medium is for.
   *
   * @param operation each entry is a request of it
   * @param requestNumber 依頼管理番号 of the bulk request
   * @param dispatch on whose behalf and why, as on the line
   */
  public record Errand(
      MediumKind kind, Operation operation, String requestNumber, Dispatch dispatch) {
    public Errand {
      if (!isNumber(requestNumber)) {
        throw new IllegalArgumentException("依頼管理番号: 1 to 60 of A-Z a-z 0-9 . _ -");
      }
    }
  }

  /** Whether the text has the form of a 媒体管理番号 or 依頼管理番号. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
