package jukigate.bench.parts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import jukigate.bench.work.Batch;
import jukigate.bench.work.BodyText;
import jukigate.bench.work.Work;
import jukigate.contract.identityupdate.IdentityBatchEntry;
import jukigate.contract.reconciliation.ObjectFactory;
import jukigate.contract.reconciliation.ReconciledRecord;
import jukigate.contract.reconciliation.ReconciliationControl;
import jukigate.contract.reconciliation.SendReconciliationBlock;
import jukigate.contract.reconciliation.SendReconciliationBlockResponse;
import jukigate.contract.types.BlockAcknowledgement;
import jukigate.contract.types.BlockHeader;
import jukigate.domain.message.Operation;
import org.w3c.dom.Element;

/**
 * A block of identity records of invented residents (X13): of all bodies the one that may hold most
 * of them, so that each size has the same shape and only their number differs.
 */
public final class Block {
  public static final Operation OPERATION = Operation.named("SendReconciliationBlock");

  /** As the contract has it. */
  public static final int MOST = 2_500;

  private static final String NUMBER = "BENCH";

  /** No node sees it, and the gateway does not compare it. */
  private static final String DIGEST = "0".repeat(64);

  private final BodyText text = new BodyText(ObjectFactory.class);
  private final XMLGregorianCalendar now;

  public Block(Instant now) {
    this.now = time(now);
  }

  /** How many records make a body of about so many bytes; one at least. */
  public int records(int bytes) {
    int one = bytes(1);
    return Math.clamp(1 + Math.round((bytes - one) / (double) (bytes(2) - one)), 1, MOST);
  }

  private int bytes(int records) {
    return text.bytes(request(records)).size();
  }

  public Element body(int records) {
    return text.element(request(records));
  }

  /** What acknowledges it. */
  public Element answer() {
    var acknowledgement = new BlockAcknowledgement();
    acknowledgement.setRequestNumber(NUMBER);
    acknowledgement.setStreamId(NUMBER);
    acknowledgement.setNextBlock(2);
    acknowledgement.setReceiver(Work.PREFECTURE.value());
    acknowledgement.setReceivedAt(now);
    var answer = new SendReconciliationBlockResponse();
    answer.setAcknowledgement(acknowledgement);
    return text.element(answer);
  }

  private SendReconciliationBlock request(int records) {
    var control = new ReconciliationControl();
    control.setRequestNumber(NUMBER);
    control.setMunicipalityCode("221007");
    var block = new SendReconciliationBlock();
    block.setControl(control);
    block.setStartedAt(now);
    block.setBlock(header());
    block.getRecord().addAll(reconciled(records));
    return block;
  }

  private static BlockHeader header() {
    var header = new BlockHeader();
    header.setStreamId(NUMBER);
    header.setNumber(1);
    header.setTotal(1);
    header.setDigest(DIGEST);
    return header;
  }

  private static List<ReconciledRecord> reconciled(int records) {
    return new Batch().request(records).getEntry().stream().map(Block::reconciled).toList();
  }

  private static ReconciledRecord reconciled(IdentityBatchEntry entry) {
    var record = new ReconciledRecord();
    record.setUpdateNumber(entry.getControl().getUpdateNumber());
    record.setRecord(entry.getRecord());
    return record;
  }

  private static XMLGregorianCalendar time(Instant instant) {
    try {
      return DatatypeFactory.newInstance()
          .newXMLGregorianCalendar(GregorianCalendar.from(instant.atZone(ZoneOffset.UTC)));
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("every JDK has one", e);
    }
  }
}
