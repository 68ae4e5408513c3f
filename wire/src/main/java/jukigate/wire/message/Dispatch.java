package jukigate.wire.message;

import java.util.regex.Pattern;
import jukigate.domain.message.Purpose;

/**
 * The signed {@code jg:Dispatch} header of a request: who sends, from where, why.
 *
 * @param operatorId 操作者ID, 1 to 32 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first
 * @param terminalId 操作端末ID, the same form
 * @param purpose 利用事務
 */
public record Dispatch(String operatorId, String terminalId, Purpose purpose) {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,31}");

  public Dispatch {
    if (!isId(operatorId) || !isId(terminalId)) {
      throw new IllegalArgumentException("operator and terminal id: 1 to 32 of A-Z a-z 0-9 . _ -");
    }
  }

  /** Whether the text has the form of an operator or terminal id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
