package jukigate.bench.work;

import java.time.Instant;
import java.time.InstantSource;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityinquiry.IdentityInquiry;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.contract.identityinquiry.InquiryControl;
import jukigate.contract.identityinquiry.InquiryKey;
import jukigate.contract.identityinquiry.Search;
import jukigate.contract.types.ProvidedRecord;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;

/** An inquiry about one invented resident by the four items (X03), and her record. */
public record Inquiry() implements Work<InquireIdentity, InquireIdentityResponse> {
  private static final Operation OPERATION = Operation.named("InquireIdentity");

  /** Of {@code recordStateCode}. */
  private static final String OPEN = "1";

  @Override
  public String label() {
    return "inquiry";
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Purpose purpose() {
    return Purpose.INQUIRY;
  }

  @Override
  public NodeId receiver() {
    return PREFECTURE;
  }

  @Override
  public Class<InquireIdentity> requestType() {
    return InquireIdentity.class;
  }

  @Override
  public Class<InquireIdentityResponse> answerType() {
    return InquireIdentityResponse.class;
  }

  @Override
  public InquireIdentity request(int residents) {
    var control = new InquiryControl();
    control.setRequestNumber(Invented.REQUEST_NUMBER);
    var key = new InquiryKey();
    key.setSearch(search());
    var inquiry = new InquireIdentity();
    inquiry.setControl(control);
    inquiry.setKey(key);
    inquiry.setFirstHit(1);
    return inquiry;
  }

  private static Search search() {
    var search = new Search();
    search.setName(Invented.name());
    search.setBirthDate(Invented.birthDate());
    search.setAddress(Invented.address(0));
    search.setSex(Invented.FEMALE);
    return search;
  }

  @Override
  public InquireIdentityResponse answer(InquireIdentity request, Instant now) {
    var answer = new InquireIdentityResponse();
    answer.setHitCount((short) 1);
    answer.setFirstHit(request.getFirstHit());
    answer.getRecord().add(record(request.getKey().getSearch()));
    return answer;
  }

  private static ProvidedRecord record(Search search) {
    var record = new ProvidedRecord();
    record.setResidentCode(SyntheticBlock.residentCode(0).value());
    record.setName(search.getName());
    record.setBirthDate(search.getBirthDate());
    record.setSex(search.getSex());
    record.setAddress(search.getAddress());
    record.setIndividualNumber(SyntheticBlock.individualNumber(0).value());
    record.setEventReason("A06");
    record.setEventDate(Invented.eventDate());
    record.setState(OPEN);
    return record;
  }

  @Override
  public void check(InquireIdentityResponse answer, InquireIdentity request) {
    String wanted = request.getKey().getSearch().getName().getText();
    if (answer.getHitCount() != 1
        || answer.getRecord().size() != 1
        || !wanted.equals(answer.getRecord().getFirst().getName().getText())) {
      throw new IllegalStateException("not the one who was asked for");
    }
  }

  @Override
  public Service<?, InquireIdentity, InquireIdentityResponse> service() {
    return new Service<>(IdentityInquiry.class, Desk::new, IdentityInquiry::inquireIdentity);
  }

  private record Desk(InstantSource clock) implements IdentityInquiry {
    @Override
    public InquireIdentityResponse inquireIdentity(InquireIdentity request, Dispatch dispatch) {
      return new Inquiry().answer(request, clock.instant());
    }
  }
}
