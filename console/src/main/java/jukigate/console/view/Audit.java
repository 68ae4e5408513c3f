package jukigate.console.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.Language;

/** The log of the gateway's decisions, which proves that nobody has changed it. */
public interface Audit {
  /** How it stands, in words of the language where something is wrong. */
  State state(Language language);

  /**
   * Signed heads, the largest first.
   *
   * @param below only of smaller trees
   * @param most 1 or more
   */
  List<Head> heads(long below, int most);

  /**
   * Begins to verify all of it, and returns at once; on record with the role. Throws
   * RefusedException: AUDIT_BUSY while another one is under way.
   *
   * @param messages whether the bytes of all messages are hashed again
   * @param witnesses whether the nodes are asked what they keep
   * @param by code of the role
   */
  void verify(boolean messages, boolean witnesses, String by);

  /** The one that is under way, or the last; empty before the first since the start. */
  Optional<Verification> verification(Language language);

  /**
   * That a message is in the signed tree; on record with the role. Throws RefusedException:
   * RECORD_NOT_FOUND where there is no such message, or no head over it yet.
   *
   * @param message number or correlation id
   * @param by code of the role
   */
  Proven proof(String message, String by);

  /**
   * That the log under one signed head is the beginning of that under another; on record with the
   * role. Throws RefusedException: CONSOLE_REQUEST_INVALID where no head is over so many leaves.
   *
   * @param before leaves under the first head
   * @param after leaves under the second, more than under the first
   * @param by code of the role
   */
  Continued continuation(long before, long after, String by);

  /**
   * Administrative acts, the newest first. They hold no personal data.
   *
   * @param below only with smaller numbers
   * @param act what was done, e.g. {@code clock}; empty for all
   * @param most 1 or more
   */
  List<Act> acts(long below, String act, int most);

  /**
   * How it stands.
   *
   * @param pending leaves that no head covers yet
   * @param head the newest; empty before the first
   * @param kept leaves under the newest head that is kept in a file beside the database; 0 when
   *     there is none
   * @param unreadable why that file cannot be read; empty otherwise
   * @param stamp the time that a time stamp authority vouches for, over the newest head that was
   *     stamped; empty when none was
   */
  record State(
      long pending, Optional<Head> head, long kept, String unreadable, Optional<Stamp> stamp) {}

  /**
   * A signed head.
   *
   * @param size leaves under it
   * @param root hexadecimal
   * @param at when it was made, ISO 8601 in UTC
   * @param signer subject of the certificate; empty when it cannot be read
   * @param serial of that certificate, hexadecimal; empty likewise
   * @param good whether the signature is right, and the certificate one of the gateway's
   */
  record Head(long size, String root, String at, String signer, String serial, boolean good) {}

  /**
   * A time stamp (RFC 3161).
   *
   * @param size of the tree whose head it is over
   * @param at what it vouches for, ISO 8601 in UTC; empty when it is not good
   */
  record Stamp(long size, String at) {}

  /**
   * A verification.
   *
   * @param began when, by the clock of the backbone, ISO 8601 in UTC
   * @param ended empty while it is under way
   * @param result empty while it is under way, and when it was refused
   * @param refusal why it could not be made; empty otherwise
   */
  record Verification(
      String began,
      String ended,
      boolean messages,
      boolean witnesses,
      Optional<Result> result,
      String refusal) {}

  /**
   * What was found.
   *
   * @param leaves that were gone through
   * @param heads whose signature was checked
   * @param kept heads kept elsewhere that it was compared with
   * @param stamps time stamps that were checked
   * @param erased messages that are gone because their period is over
   */
  record Result(
      long leaves,
      long heads,
      long kept,
      long stamps,
      long erased,
      List<Witness> witnesses,
      List<Finding> findings) {}

  /**
   * What a node keeps.
   *
   * @param size of the tree whose head it keeps; 0 when none
   * @param at when that head was made, or empty
   * @param refusal id of why nothing was heard of it; or empty
   * @param standing how that head stands to the leaves here
   */
  record Witness(String node, long size, String at, String refusal, Standing standing) {}

  /** How the head that a node keeps stands to the log. */
  enum Standing {
    /** The leaves here have its root. */
    AGREES,
    /** They have not: a finding names the node. */
    CONTRADICTS,
    /** There are more findings than are told, and maybe one of it. */
    UNKNOWN,
    /** It keeps none. */
    NONE,
    /** Nothing was heard of it. */
    SILENT
  }

  /**
   * Something is wrong.
   *
   * @param leaf from 0; the first that it touches, or the last before a head that does not fit
   */
  record Finding(long leaf, String id, String text, String fix) {}

  /**
   * A signed text, as it goes into a file.
   *
   * @param text what is signed, with the root in it
   * @param signature Base64
   * @param certificate Base64, DER
   * @param stamp Base64 of a time stamp over the text, or empty
   */
  record Signed(String text, String signature, String certificate, String stamp) {}

  /**
   * A proof, as {@code audit prove --json} writes it: whoever has the CA of the gateway needs
   * nothing else to check it.
   *
   * @param size leaves of the tree
   */
  record Proof(String correlationId, long size, Signed head, List<Leaf> leaves) {}

  /**
   * @param good whether the gateway signed the head
   */
  record Proven(Proof proof, boolean good) {}

  /**
   * That the second head continues the first, as {@code audit consistency --json} writes it.
   *
   * @param path hexadecimal (RFC 6962 section 2.1.2)
   */
  record Continuation(Signed before, Signed after, List<String> path) {}

  /**
   * @param good whether the gateway signed both heads
   */
  record Continued(Continuation proof, boolean good) {}

  /**
   * A leaf and its way to the root (RFC 6962 section 2.1.1).
   *
   * @param content what is hashed, in UTF-8 behind a zero byte
   * @param path hexadecimal, from the bottom
   */
  record Leaf(long index, String content, List<String> path) {}

  /**
   * An administrative act.
   *
   * @param number for the next page
   * @param leaf its place in the tree; empty while no head covers it
   * @param at ISO 8601 in UTC
   * @param more what else is told of it, by name
   */
  record Act(long number, Optional<Long> leaf, String act, String at, Map<String, String> more) {}
}
