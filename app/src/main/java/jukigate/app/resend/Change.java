package jukigate.app.resend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is other than in the record when a message is sent once more. */
public enum Change {
  /** Nothing, not a byte: must be refused as a repetition, or as too old. */
  AS_IS,
  /** The same words, signed now under a new MessageID: a message of its own. */
  ANEW,
  /** New, and a text of the body is changed behind the signature. */
  BODY_ALTERED,
  /** New, and the signature is taken out. */
  UNSIGNED,
  /** New, and the time stamp is taken out. */
  NO_TIMESTAMP,
  /** New, and wsa:To names another node, behind the signature. */
  OTHER_RECEIVER,
  /** New, and signed with the key of another node. */
  FOREIGN_SIGNER,
  /** New, and signed an hour ago. */
  OUTDATED,
  /** New, and with a document type that declares an entity. */
  DOCTYPE,
  /** New, over a connection that shows no certificate. */
  NO_CLIENT_CERTIFICATE;

  /** As it is written, e.g. {@code body-altered}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Change> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** All, with a bar between them. */
  public static String words() {
    return Arrays.stream(values()).map(Change::word).collect(Collectors.joining("|"));
  }
}
