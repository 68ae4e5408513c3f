package jukigate.conformance.attack;

import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;

/** What a gateway and a prefecture behind it are attacked with. */
record UpdateMatter() implements Matter {
  @Override
  public NodeId writer() {
    return Target.CITY;
  }

  @Override
  public NodeId reader() {
    return Target.OTHER_CITY;
  }

  @Override
  public Operation plain() {
    return Operation.UPDATE_IDENTITY;
  }

  @Override
  public Operation closed() {
    return Operation.REQUEST_OUT_MIGRATION_CERTIFICATE;
  }

  @Override
  public Letter letter(Range range) {
    return range.letter(Target.CITY, Target.PREFECTURE);
  }

  @Override
  public Letter closedLetter(Range range) {
    return range.question();
  }
}
