package jukigate.simulators.store;

import org.jdbi.v3.core.Handle;

/** The tables within one transaction. Not to be kept beyond it. */
public final class NodeTables {
  private final Handle handle;
  private final int mostWaiting;

  /**
   * @param mostWaiting entries of an outbox
   */
  NodeTables(Handle handle, int mostWaiting) {
    this.handle = handle;
    this.mostWaiting = mostWaiting;
  }

  Handle handle() {
    return handle;
  }

  public Admissions admissions() {
    return new Admissions(handle);
  }

  public ErasureCalendar erasures() {
    return new ErasureCalendar(handle);
  }

  public UnmaskingTable unmaskings() {
    return new UnmaskingTable(handle);
  }

  public OperatorActTable operatorActs() {
    return new OperatorActTable(handle);
  }

  public Receipts receipts() {
    return new Receipts(handle);
  }

  public OutboxTable outbox() {
    return new OutboxTable(handle, mostWaiting);
  }

  public IdentityTable identities() {
    return new IdentityTable(handle);
  }

  public AppliedUpdates applied() {
    return new AppliedUpdates(handle);
  }

  public CardTable cards() {
    return new CardTable(handle);
  }

  public ResidentTable residents() {
    return new ResidentTable(handle);
  }

  public CertificateTable certificates() {
    return new CertificateTable(handle);
  }

  public NoticeTable notices() {
    return new NoticeTable(handle);
  }

  public InMigrationTable inMigrations() {
    return new InMigrationTable(handle);
  }

  public MovingNoticeTable movingNotices() {
    return new MovingNoticeTable(handle);
  }

  public CopyTable copies() {
    return new CopyTable(handle);
  }

  public EnteredEvents events() {
    return new EnteredEvents(handle);
  }

  public DeliveryTable deliveries() {
    return new DeliveryTable(handle);
  }

  public SupplementTable supplements() {
    return new SupplementTable(handle);
  }

  public IssuedNumberTable issuedNumbers() {
    return new IssuedNumberTable(handle);
  }

  public NumberRequestTable numberRequests() {
    return new NumberRequestTable(handle);
  }

  public AssignedCodeTable assignedCodes() {
    return new AssignedCodeTable(handle);
  }

  public CodePoolTable codePool() {
    return new CodePoolTable(handle);
  }

  public RetiredCodeTable retiredCodes() {
    return new RetiredCodeTable(handle);
  }

  public IdentitySearch identitySearch() {
    return new IdentitySearch(handle);
  }

  public ProvisionTable provisions() {
    return new ProvisionTable(handle);
  }

  public ApplicationTable applications() {
    return new ApplicationTable(handle);
  }

  public SerialTable serials() {
    return new SerialTable(handle);
  }

  public RenewalTable renewals() {
    return new RenewalTable(handle);
  }

  public LinkageTable linkages() {
    return new LinkageTable(handle);
  }

  public OutgoingStreams outgoing() {
    return new OutgoingStreams(handle);
  }

  public IncomingStreams incoming() {
    return new IncomingStreams(handle);
  }

  public PresentResidents present() {
    return new PresentResidents(handle);
  }

  public IdentityRange identityRange() {
    return new IdentityRange(handle);
  }

  public ReconciliationTable reconciliations() {
    return new ReconciliationTable(handle);
  }

  public BulkTable bulk() {
    return new BulkTable(handle);
  }

  public MediumTable media() {
    return new MediumTable(handle);
  }

  public Counters counters() {
    return new Counters(handle);
  }

  public WitnessTable witnesses() {
    return new WitnessTable(handle);
  }
}
