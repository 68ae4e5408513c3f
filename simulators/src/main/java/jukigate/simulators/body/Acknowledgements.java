package jukigate.simulators.body;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.OptionalInt;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import jukigate.contract.types.Acknowledgement;
import jukigate.domain.node.NodeId;

/** 受領応答: the receiver's signed word that it has applied a matter. */
public final class Acknowledgements {
  private static final DatatypeFactory TYPES = types();

  private Acknowledgements() {}

  public static Acknowledgement of(
      NodeId receiver, String requestNumber, Instant at, OptionalInt updateNumber) {
    var acknowledgement = new Acknowledgement();
    acknowledgement.setRequestNumber(requestNumber);
    updateNumber.ifPresent(acknowledgement::setUpdateNumber);
    acknowledgement.setReceiver(receiver.value());
    acknowledgement.setReceivedAt(time(at));
    return acknowledgement;
  }

  /** A time as messages write it: UTC, to the millisecond. */
  static XMLGregorianCalendar time(Instant at) {
    return TYPES.newXMLGregorianCalendar(
        GregorianCalendar.from(at.truncatedTo(ChronoUnit.MILLIS).atZone(ZoneOffset.UTC)));
  }

  private static DatatypeFactory types() {
    try {
      return DatatypeFactory.newInstance();
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("every JDK has the types of XML", e);
    }
  }
}
