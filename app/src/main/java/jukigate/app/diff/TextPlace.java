package jukigate.app.diff;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Finds in the text of a file what a tree no longer knows the line of. */
record TextPlace(Message message) {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

  String name() {
    return message.name();
  }

  /** The first line with these words outside of comments; 1 where they are written otherwise. */
  int line(String words) {
    String text = new String(message.content().toByteArray(), StandardCharsets.UTF_8);
    int at = withoutComments(text).indexOf(words.lines().findFirst().orElse(""));
    return 1 + (int) text.substring(0, Math.max(at, 0)).chars().filter(c -> c == '\n').count();
  }

  /** Every character but the line breaks of a comment becomes a blank. */
  private static String withoutComments(String text) {
    return COMMENT.matcher(text).replaceAll(it -> it.group().replaceAll("[^\\n]", " "));
  }
}
