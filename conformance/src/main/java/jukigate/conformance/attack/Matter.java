package jukigate.conformance.attack;

import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;

/** What the good letters of a range are about; every one is about somebody new. */
public interface Matter {
  /** A birth, told by a city to its prefecture, and a question of that city to another one. */
  Matter UPDATE = new UpdateMatter();

  /** Who writes the plain ones. */
  NodeId writer();

  /** Who can read the encrypted ones. */
  NodeId reader();

  /** Of the plain ones. */
  Operation plain();

  /** Of the encrypted ones. */
  Operation closed();

  /** One that everybody on the way can read. */
  Letter letter(Range range);

  /** One that only its receiver can read. */
  Letter closedLetter(Range range);
}
