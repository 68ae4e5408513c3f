package jukigate.console.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jukigate.domain.Language;

/** Where the console gets the messages from that the gateway has on record. */
public interface Messages {
  /**
   * A page, newest first. Throws RefusedException with CONSOLE_REQUEST_INVALID, naming what is
   * allowed, when something wanted has not its form.
   *
   * @param before only messages below this number
   * @param limit 1 or more
   * @param language of titles
   */
  List<Row> page(Wanted wanted, OptionalLong before, int limit, Language language);

  /**
   * One message as it may be shown to anybody: of bodies the elements without their texts.
   *
   * @param language of texts
   */
  Optional<Message> masked(long number, Language language);

  /**
   * The same with all its texts, which puts the reading on record.
   *
   * @param reader code of the role that reads
   * @param reason why; goes into the audit log
   */
  Optional<Message> whole(long number, Language language, String reader, String reason);

  /**
   * All messages of the business case that a message belongs to; empty when there is no such
   * message.
   *
   * @param language of names and titles
   */
  Optional<Case> caseOf(long number, Language language);

  /**
   * What differs between two messages, request from request and answer from answer; values of
   * bodies are left out. Empty when one of them is not there.
   */
  Optional<Comparison> compared(long number, long other, Language language);

  /** The same with all values, which puts the reading of both on record. */
  Optional<Comparison> comparedWhole(
      long number, long other, Language language, String reader, String reason);

  /** The exact bytes, which puts the reading on record. */
  Optional<Bytes> bytes(long number, String reader, String reason);

  /**
   * Everything that is needed to judge a message elsewhere, which puts the reading on record.
   * Throws RefusedException while no signed head of the audit log is over it.
   */
  Optional<Pack> evidence(long number, String reader, String reason);

  /**
   * Which messages are wanted; what is empty is met by all.
   *
   * @param node id of sender or receiver
   * @param exchange e.g. {@code X01}
   * @param verdict name of a verdict
   * @param refusal id of a refusal
   * @param from ISO 8601 with an offset: received then or later
   * @param to ISO 8601 with an offset: received before then
   * @param correlation correlation id, as in faults
   * @param messageId wsa:MessageID
   */
  record Wanted(
      String node,
      String exchange,
      String verdict,
      String refusal,
      String from,
      String to,
      String correlation,
      String messageId) {}

  /**
   * A message without its bytes. Texts are empty where there is nothing.
   *
   * @param number grows with each message
   * @param receivedAt ISO 8601 in UTC
   * @param exchange e.g. {@code X01}; empty for an action that no contract has
   * @param operation name in the contract, or the action where no contract has it
   * @param title what the operation is called; empty for one that no contract has
   * @param stage step that refused, or SEAL
   * @param micros that all steps took together
   * @param encrypted whether nobody on the way can read the body
   */
  record Row(
      long number,
      String receivedAt,
      String sender,
      String receiver,
      String exchange,
      String operation,
      String title,
      String verdict,
      String stage,
      String refusal,
      String correlation,
      String messageId,
      long micros,
      boolean encrypted) {}

  /**
   * A message with all that is known of it.
   *
   * @param peer who held the TLS connection
   * @param why the refusal's text; empty when it was not refused
   * @param fix what to do about it
   * @param detail what the refusal said then, in English
   * @param steps that it went through, in their order
   * @param request as received; empty when its bytes are erased
   * @param response as sent; empty while there is none
   */
  record Message(
      Row row,
      String peer,
      String why,
      String fix,
      String detail,
      List<Step> steps,
      Optional<Text> request,
      Optional<Text> response) {}

  /** A step of the gateway and how long it took. */
  record Step(String name, long micros) {}

  /**
   * One of the two texts of a message.
   *
   * @param masked whether texts were left out
   * @param lines as they are shown; cut off where it is very long
   * @param cut whether lines are missing at the end
   * @param signed each signed part, in the order of the signature
   * @param signature why the signature value does not verify; empty when it does or there is none
   * @param signer whose certificate is in it; empty when there is none that can be read
   * @param chain of that certificate; empty where there is none
   */
  record Text(
      int bytes,
      String sha256,
      boolean masked,
      List<Line> lines,
      boolean cut,
      List<Signed> signed,
      Optional<Finding> signature,
      Optional<Certificate> signer,
      Optional<Chain> chain) {}

  /**
   * A certificate up to its root.
   *
   * @param links the certificate first, the root last; alone where no path leads to a root
   * @param then what trust said by the time of the receipt, with the lists of now; empty when it is
   *     trusted
   * @param now what it says now; empty when it is trusted
   */
  record Chain(List<Link> links, String then, String now) {}

  /**
   * A certificate of a chain.
   *
   * @param then how it stood at the receipt
   * @param now how it stands now
   */
  record Link(Certificate certificate, Standing then, Standing now) {}

  /** How a certificate stands at an instant. */
  enum Standing {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    REVOKED,
    /** There is no list of its issuer. */
    UNKNOWN
  }

  /**
   * A line.
   *
   * @param depth of the element, from 0
   * @param part label of the signed part that it is in; empty outside of all
   */
  record Line(int depth, String text, String part) {}

  /**
   * A signed part.
   *
   * @param part its label, e.g. {@code soap:Body}
   * @param wrong why its digest is another one; empty when it is right
   */
  record Signed(String part, Optional<Finding> wrong) {}

  /** What is wrong, why, and what to do. */
  record Finding(String code, String text, String fix) {}

  /** Facts of a certificate; instants are ISO 8601 in UTC. */
  record Certificate(
      String subject, String issuer, String serial, String from, String until, String sha256) {}

  /**
   * A business case.
   *
   * @param number of the message that it was asked for
   * @param lanes the nodes, in the order of a drawing; the gateway is among them
   * @param steps in the order of their receipt
   * @param waiting letters that a node still owes
   * @param first number of the first message that was looked at
   * @param last number of the last one
   * @param cut whether there are more steps than are told
   */
  record Case(
      long number,
      List<Lane> lanes,
      List<CaseStep> steps,
      List<Waiting> waiting,
      long first,
      long last,
      boolean cut) {}

  /** A node and what it is called. */
  record Lane(String id, String name) {}

  /**
   * A message of a case.
   *
   * @param sinceMillis from the receipt of the first message to that of this one
   */
  record CaseStep(Row row, long sinceMillis) {}

  /**
   * A letter that is owed.
   *
   * @param state WAITING, DEAD …
   * @param attempts that failed so far
   * @param refusal of the last attempt; empty before the first
   * @param next when it is tried again, ISO 8601 in UTC; empty when it is not
   */
  record Waiting(
      String sender,
      String receiver,
      String exchange,
      String operation,
      String title,
      String state,
      int attempts,
      String refusal,
      String next) {}

  /**
   * Two messages beside each other.
   *
   * @param response empty when one of them has none
   */
  record Comparison(
      long number, long other, Optional<Compared> request, Optional<Compared> response) {}

  /**
   * What differs.
   *
   * @param byForm how many values differ and are the same by their form, as ids and instants
   * @param refusal why they cannot be compared; empty when they can
   * @param cut whether there are more rows than are told
   */
  record Compared(int byForm, List<DiffRow> rows, boolean cut, String refusal) {}

  /**
   * A difference.
   *
   * @param kind e.g. {@code value}, {@code missing}, {@code order}
   * @param title what the register calls the element
   * @param attribute empty for the text of the element
   * @param one in the first message; empty where there is nothing
   * @param other in the second
   */
  record DiffRow(
      String kind, String path, String title, String attribute, String one, String other) {}

  /** Base64; empty where there are none. */
  record Bytes(String request, String response) {}

  /**
   * A file to keep.
   *
   * @param content Base64
   */
  record Pack(String name, String content) {}
}
