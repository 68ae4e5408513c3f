package jukigate.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.domain.message.Operation;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTest {
  private static final Schema SCHEMA =
      SafeXml.schema(
          Operation.schemas().map(name -> WorkTest.class.getResource("/" + name)).toList());

  static List<Work<?, ?>> works() {
    return Work.all();
  }

  @ParameterizedTest
  @MethodSource("works")
  void work_isPermittedByTheContract(Work<?, ?> work) {
    assertThat(Work.of(work.label())).contains(work);
    assertThat(work.operation().permits(work.sender(), work.receiver(), work.purpose()).isPassed())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("works")
  void bodies_areValid(Work<?, ?> work) {
    assertValid(work, 1);
    assertValid(work, work.most());
  }

  private static <Q, A> void assertValid(Work<Q, A> work, int residents) {
    var text = new BodyText(work);
    Q request = work.request(residents);
    A answer = work.answer(request, Instant.EPOCH);

    for (Object body : List.of(request, answer)) {
      assertThat(SafeXml.validate(SCHEMA, text.element(body)).isPassed())
          .as("%s", body.getClass().getSimpleName())
          .isTrue();
    }
    work.check(answer, request);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void entries_makeABodyOfAboutThatSize(int bytes) {
    int size = new Batch().requestBytes(new Batch().entries(bytes));

    assertThat((double) size).isCloseTo(bytes, within(bytes * 0.25));
  }

  @Test
  void entries_areNeverNone() {
    assertThat(new Batch().entries(1)).isEqualTo(1);
  }

  @Test
  void answerThatLeavesAnEntryOut_isNone() {
    Batch batch = new Batch();
    var request = batch.request(3);
    var answer = batch.answer(request, Instant.EPOCH);

    answer.getResult().getLast().setOutcome("refused");

    assertThatIllegalStateException().isThrownBy(() -> batch.check(answer, request));
  }

  @Test
  void recordOfSomebodyElse_isNoAnswer() {
    Inquiry inquiry = new Inquiry();
    var request = inquiry.request(1);
    var nobody = new InquireIdentityResponse();
    var another = inquiry.answer(request, Instant.EPOCH);
    another.getRecord().getFirst().setName(Invented.text("架空 太郎"));

    for (InquireIdentityResponse wrong : Stream.of(nobody, another).toList()) {
      assertThatIllegalStateException().isThrownBy(() -> inquiry.check(wrong, request));
    }
  }

  @Test
  void copyThatIsRefused_isNoAnswer() {
    Copy copy = new Copy();
    var request = copy.request(1);
    var answer = copy.answer(request, Instant.EPOCH);

    answer.setApproved(null);

    assertThatIllegalStateException().isThrownBy(() -> copy.check(answer, request));
  }
}
