package jukigate.wire.security;

import java.util.Arrays;

/**
 * What a fuzzer does to a good message, in a form that outlives the keys: every four bytes are one
 * edit (place in two bytes, how many bytes go, what comes). An empty script changes nothing.
 */
final class EditScript {
  private static final int STEP = 4;

  /** What an edit can put in place; the first of all is nothing. */
  private static final String[] PIECES = {
    "",
    " ",
    "\n",
    "<",
    ">",
    "/",
    "\"",
    "'",
    "&",
    ";",
    "#",
    ":",
    "=",
    "!",
    "?",
    "-",
    "A",
    "a",
    "0",
    "<!-- -->",
    "<?x y?>",
    "<![CDATA[x]]>",
    "&#x41;",
    "&#0;",
    "<!DOCTYPE e>",
    "</soap:Body>",
    "<soap:Body>",
    "<soap:Header/>",
    " wsu:Id=\"body\"",
    " Id=\"body\"",
    " xml:id=\"body\"",
    "xmlns=\"urn:x\" ",
    "xmlns:wsu=\"urn:x\" ",
    "\uFEFF",
    "\u0000",
    "\uD842\uDFB7",
    "\u202E",
  };

  private EditScript() {}

  static byte[] apply(byte[] message, byte[] script) {
    byte[] edited = message;
    for (int i = 0; i + STEP <= script.length; i += STEP) {
      edited = edit(edited, Arrays.copyOfRange(script, i, i + STEP));
    }
    return edited;
  }

  private static byte[] edit(byte[] message, byte[] step) {
    int place = (unsigned(step[0]) << 8 | unsigned(step[1])) % (message.length + 1);
    int gone = Math.min(unsigned(step[2]), message.length - place);
    byte[] piece = piece(unsigned(step[3]));
    byte[] edited = Arrays.copyOf(message, message.length - gone + piece.length);
    System.arraycopy(piece, 0, edited, place, piece.length);
    System.arraycopy(
        message, place + gone, edited, place + piece.length, message.length - place - gone);
    return edited;
  }

  /** Above the pieces: the byte itself, ASCII or not. */
  private static byte[] piece(int number) {
    return number < PIECES.length
        ? PIECES[number].getBytes(java.nio.charset.StandardCharsets.UTF_8)
        : new byte[] {(byte) number};
  }

  private static int unsigned(byte one) {
    return Byte.toUnsignedInt(one);
  }
}
