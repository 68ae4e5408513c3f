package jukigate.conformance.kit;

import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Matter;
import jukigate.conformance.attack.Range;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;

/**
 * What every municipal CS must answer, and what changes nothing at it: the line is checked (X19),
 * and another city asks for a copy of somebody who lives nowhere (X07).
 *
 * @param sut who is called
 */
record GatewayMatter(NodeId sut) implements Matter {
  private static final Operation CHECK = Operation.named("CheckLine");

  @Override
  public NodeId writer() {
    return NodeId.GATEWAY;
  }

  @Override
  public NodeId reader() {
    return sut;
  }

  @Override
  public Operation plain() {
    return CHECK;
  }

  @Override
  public Operation closed() {
    return Operation.REQUEST_RESIDENCE_COPY;
  }

  @Override
  public Letter letter(Range range) {
    return Drafts.draft(range, plain(), NodeId.GATEWAY, sut);
  }

  @Override
  public Letter closedLetter(Range range) {
    return Drafts.draft(range, closed(), Stage.OTHER, sut);
  }
}
