package jukigate.app.report;

import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;

/** What people call a node, e.g. 静岡市 for {@code cs-221007}. */
@FunctionalInterface
public interface NodeNames {
  Bilingual of(NodeId node);
}
