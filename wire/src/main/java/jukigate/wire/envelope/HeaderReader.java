package jukigate.wire.envelope;

import static jukigate.domain.refusal.RefusalCode.HEADER_INVALID;
import static jukigate.domain.refusal.RefusalCode.TIMESTAMP_INVALID;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;

/** Reads the values of the headers, each in its exact form; no white space is forgiven. */
final class HeaderReader {
  private static final Pattern ACTION =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:[!-~&&[^<>\"{}|\\\\^`]]{1,220}");
  private static final Pattern UTC =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3})?Z");

  private final Map<Part, Element> parts;
  private final Direction direction;

  HeaderReader(Map<Part, Element> parts, Direction direction) {
    this.parts = parts;
    this.direction = direction;
  }

  Outcome<Headers> read() {
    try {
      checkReplyTo();
      return Outcome.passed(
          new Headers(
              to(),
              part(Part.FROM).map(this::from),
              action(),
              messageId(Part.MESSAGE_ID),
              part(Part.RELATES_TO).map(relates -> messageId(Part.RELATES_TO)),
              part(Part.DISPATCH).map(this::dispatch),
              validity(parts.get(Part.TIMESTAMP))));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private Optional<Element> part(Part part) {
    return Optional.ofNullable(parts.get(part));
  }

  private Optional<NodeId> to() {
    String text = text(Part.TO);
    if (direction == Direction.ANSWER && text.equals(Namespaces.ANONYMOUS)) {
      return Optional.empty();
    }
    return Optional.of(NodeId.parseUrn(text).orElseThrow(() -> invalid(Part.TO)));
  }

  private NodeId from(Element from) {
    return NodeId.parseUrn(address(from, Part.FROM)).orElseThrow(() -> invalid(Part.FROM));
  }

  private void checkReplyTo() {
    Element replyTo = parts.get(Part.REPLY_TO);
    if (replyTo != null && !address(replyTo, Part.REPLY_TO).equals(Namespaces.ANONYMOUS)) {
      throw invalid(Part.REPLY_TO);
    }
  }

  /** The one wsa:Address; reference parameters and metadata are refused. */
  private static String address(Element endpoint, Part part) {
    return Dom.onlyChild(endpoint)
        .filter(child -> Dom.is(child, Namespaces.WSA, "Address"))
        .filter(child -> Dom.attributes(child).isEmpty())
        .flatMap(Dom::text)
        .orElseThrow(() -> invalid(part));
  }

  private String action() {
    String action = text(Part.ACTION);
    if (!ACTION.matcher(action).matches()) {
      throw invalid(Part.ACTION);
    }
    return action;
  }

  private MessageId messageId(Part part) {
    return MessageId.parse(text(part)).orElseThrow(() -> invalid(part));
  }

  private String text(Part part) {
    return Dom.text(parts.get(part)).orElseThrow(() -> invalid(part));
  }

  private Dispatch dispatch(Element dispatch) {
    List<Element> children = Dom.children(dispatch);
    if (children.size() != 3 || !Dom.hasOnlyElements(dispatch)) {
      throw invalid(Part.DISPATCH);
    }
    String operator = dispatchText(children.get(0), "operatorId");
    String terminal = dispatchText(children.get(1), "terminalId");
    String purpose = dispatchText(children.get(2), "purpose");
    if (!Dispatch.isId(operator) || !Dispatch.isId(terminal)) {
      throw invalid(Part.DISPATCH);
    }
    return new Dispatch(
        operator, terminal, Purpose.ofCode(purpose).orElseThrow(() -> invalid(Part.DISPATCH)));
  }

  private static String dispatchText(Element child, String name) {
    if (!Dom.is(child, Namespaces.DISPATCH, name) || !Dom.attributes(child).isEmpty()) {
      throw invalid(Part.DISPATCH);
    }
    return Dom.text(child).orElseThrow(() -> invalid(Part.DISPATCH));
  }

  private static Validity validity(Element timestamp) {
    List<Element> children = Dom.children(timestamp);
    if (children.size() != 2 || !Dom.hasOnlyElements(timestamp)) {
      throw timestamp("children");
    }
    Instant created = instant(children.get(0), "Created");
    Instant expires = instant(children.get(1), "Expires");
    if (!created.isBefore(expires)) {
      throw timestamp("Expires is not after Created");
    }
    return new Validity(created, expires);
  }

  private static Instant instant(Element child, String name) {
    String text = Dom.text(child).orElse("");
    if (!Dom.is(child, Namespaces.WSU, name) || !UTC.matcher(text).matches()) {
      throw timestamp(name);
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw timestamp(name);
    }
  }

  private static RefusedException invalid(Part part) {
    return new RefusedException(Refusal.of(HEADER_INVALID, part.label()));
  }

  private static RefusedException timestamp(String what) {
    return new RefusedException(Refusal.of(TIMESTAMP_INVALID, what));
  }
}
