package jukigate.bench.work;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import jukigate.contract.types.Acknowledgement;
import jukigate.contract.types.RegisterDate;
import jukigate.contract.types.RegisterText;
import jukigate.domain.node.NodeId;

/** What is said of invented residents. */
final class Invented {
  static final String REQUEST_NUMBER = "BENCH";
  static final String FEMALE = "2";

  private Invented() {}

  static RegisterText name() {
    return text("架空 通子");
  }

  static RegisterText address(int resident) {
    return text("静岡県静岡市葵区架空町" + (resident + 1) + "番5号");
  }

  static RegisterDate birthDate() {
    return date("H", 2);
  }

  static RegisterDate eventDate() {
    return date("R", 8);
  }

  static RegisterText text(String value) {
    var text = new RegisterText();
    text.setText(value);
    return text;
  }

  private static RegisterDate date(String era, int year) {
    var date = new RegisterDate();
    date.setForm("F00");
    date.setEra(era);
    date.setYear(year);
    date.setMonth(4);
    date.setDay(5);
    return date;
  }

  static Acknowledgement acknowledgement(String requestNumber, NodeId receiver, Instant now) {
    var acknowledgement = new Acknowledgement();
    acknowledgement.setRequestNumber(requestNumber);
    acknowledgement.setReceiver(receiver.value());
    acknowledgement.setReceivedAt(time(now));
    return acknowledgement;
  }

  private static XMLGregorianCalendar time(Instant now) {
    var calendar = GregorianCalendar.from(now.atZone(ZoneOffset.UTC));
    return Types.FACTORY.newXMLGregorianCalendar(calendar);
  }

  private static final class Types {
    static final DatatypeFactory FACTORY = factory();

    private static DatatypeFactory factory() {
      try {
        return DatatypeFactory.newInstance();
      } catch (DatatypeConfigurationException e) {
        throw new IllegalStateException("every JDK has one", e);
      }
    }
  }
}
