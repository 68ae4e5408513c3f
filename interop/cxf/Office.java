import jakarta.xml.bind.JAXB;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import jukigate.contract.types.Acknowledgement;
import org.apache.cxf.phase.PhaseInterceptorChain;

/**
 * What every desk of a municipality has in common: each matter once, and who may speak for whom.
 */
final class Office {
  private final String us;
  private final Map<String, Matter> matters = new HashMap<>();

  private record Matter(String content, Object answer) {}

  Office(String us) {
    this.us = us;
  }

  /** The same again gets the same answer, something else under its number none. */
  @SuppressWarnings("unchecked")
  synchronized <A> A once(Object request, String number, Function<Acknowledgement, A> work) {
    Call call = call();
    String matter = call.sender + " " + call.operation.action() + " " + number;
    var content = new StringWriter();
    JAXB.marshal(request, content);
    Matter known = matters.get(matter);
    if (known == null) {
      known = new Matter(content.toString(), work.apply(acknowledgement(number)));
      matters.put(matter, known);
    } else if (!known.content().equals(content.toString())) {
      throw new Refused("JG-B10");
    }
    return (A) known.answer();
  }

  private Acknowledgement acknowledgement(String number) {
    var told = new Acknowledgement();
    told.setRequestNumber(number);
    told.setReceiver(us);
    told.setReceivedAt(moment(OffsetDateTime.now().truncatedTo(ChronoUnit.MILLIS).toString()));
    return told;
  }

  static XMLGregorianCalendar moment(String written) {
    return DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar(written);
  }

  /** It is about this municipality. */
  void own(String municipality, String refusal) {
    if (!us.equals("cs-" + municipality)) {
      throw new Refused(refusal);
    }
  }

  void own(String municipality) {
    own(municipality, "JG-308");
  }

  /** Whoever asks speaks for itself. */
  void other(String municipality) {
    if (!call().sender.equals("cs-" + municipality)) {
      throw new Refused("JG-B09");
    }
  }

  private static Call call() {
    return Call.of(PhaseInterceptorChain.getCurrentMessage());
  }
}
