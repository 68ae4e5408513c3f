package jukigate.simulators.node;

import jukigate.domain.node.NodeId;

/** Nodes by name: made when asked for, since a node is no more than its name and its rows. */
public final class Nodes {
  private final Office office;

  public Nodes(Office office) {
    this.office = office;
  }

  public MunicipalNode municipal(NodeId id) {
    return new MunicipalNode(id, office);
  }

  public PrefectureNode prefecture(NodeId id) {
    return new PrefectureNode(id, office);
  }

  public NationalNode national(NodeId id) {
    return new NationalNode(id, office);
  }

  /** 附票都道府県サーバ or 附票全国サーバ. */
  public SupplementaryNode supplementary(NodeId id) {
    return new SupplementaryNode(id, office);
  }

  /** X19 at any node. */
  public LineNode line(NodeId id) {
    return new LineNode(id, office);
  }

  public CardManagementNode cardManagement(NodeId id) {
    return new CardManagementNode(id, office);
  }

  public AgencyNode agency(NodeId id) {
    return new AgencyNode(id, office);
  }
}
