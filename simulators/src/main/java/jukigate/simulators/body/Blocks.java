package jukigate.simulators.body;

import java.time.Instant;
import jukigate.contract.types.BlockAcknowledgement;
import jukigate.contract.types.BlockHeader;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.simulators.post.BodyDocument;
import org.w3c.dom.Element;

/** What all blocks of large streams have. */
public final class Blocks {
  private static final String TYPES = "urn:jukigate:types:v1";

  private Blocks() {}

  /** The digest is written by {@link #bytes}. */
  public static BlockHeader header(String streamId, int number, int total) {
    var header = new BlockHeader();
    header.setStreamId(streamId);
    header.setNumber(number);
    header.setTotal(total);
    header.setDigest("");
    return header;
  }

  /** The body with the digest of its content. */
  public static Payload bytes(BodyXml xml, Object body) {
    Element element = xml.element(body);
    BlockDigest.writeInto(element);
    return BodyDocument.of(element);
  }

  public static BlockAcknowledgement acknowledgement(
      NodeId receiver, String requestNumber, BlockHeader block, Instant at) {
    var acknowledgement = new BlockAcknowledgement();
    acknowledgement.setRequestNumber(requestNumber);
    acknowledgement.setStreamId(block.getStreamId());
    acknowledgement.setNextBlock(block.getNumber() + 1);
    acknowledgement.setReceiver(receiver.value());
    acknowledgement.setReceivedAt(Acknowledgements.time(at));
    return acknowledgement;
  }

  /** Which block the receiver wants next, from a valid answer to a block. */
  public static int nextBlock(Element answer) {
    return Integer.parseInt(
        answer.getElementsByTagNameNS(TYPES, "nextBlock").item(0).getTextContent().strip());
  }
}
