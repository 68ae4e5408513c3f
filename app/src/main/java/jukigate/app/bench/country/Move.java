package jukigate.app.bench.country;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.domain.register.SupplementKind;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Search;

/**
 * 特例転入 of one resident with his card: eleven messages. 転出証明書情報, 本人確認, 転入通知, 継続利用 and 附票通知 are one
 * each; 消除, 記載 and 附票本人確認情報 go to a prefecture and from there to the national server.
 *
 * @param number from 0; makes the numbers of its events
 * @param day of all its events
 */
record Move(
    int number,
    HouseholdMember mover,
    Municipality origin,
    Municipality destination,
    RegisterDate day) {
  static final int MESSAGES = 11;
  static final String OPERATOR = "op-counter";
  static final String TERMINAL = "counter-01";

  NodeId from() {
    return NodeId.municipality(origin.code());
  }

  NodeId to() {
    return NodeId.municipality(destination.code());
  }

  /** The card that goes on being used: told to the card management system before. */
  List<ResidentEvent> card() {
    return List.of(card(1, CardEvent.PREPARE), card(2, CardEvent.ISSUE));
  }

  ResidentEvent out() {
    return new ResidentEvent.MoveOut(
        header(3, origin.code()),
        EventReason.DOMESTIC_MOVE_OUT,
        code(),
        Optional.of(destination.code()),
        address());
  }

  /** 本人確認 before {@link #in}: without an address, so the national server is asked. */
  Search search() {
    var person = mover.record().person();
    return new Search(
        Optional.of(person.name().kanji()),
        Optional.of(person.birthDate()),
        Optional.empty(),
        Optional.of(person.sex()));
  }

  /** When the certificate has come. */
  ResidentEvent in() {
    var residence = new Residence(destination.code(), "1", "1000000", address());
    return new ResidentEvent.MoveIn(
        header(4, destination.code()), code(), origin.code(), residence, Optional.of(cardNumber()));
  }

  /** After {@link #in}. */
  ResidentEvent supplement() {
    return new ResidentEvent.SupplementEntry(
        header(5, destination.code()), code(), SupplementKind.ENTRY);
  }

  private ResidentEvent card(int step, CardEvent event) {
    return new ResidentEvent.CardChange(header(step, origin.code()), code(), cardNumber(), event);
  }

  private String cardNumber() {
    return String.format(Locale.ROOT, "JGBENCH%07d", number);
  }

  private ResidentCode code() {
    return mover.record().person().residentCode();
  }

  private RegisterText address() {
    return RegisterText.of(Municipalities.japan().fullName(destination) + "架空町１番地");
  }

  private EventHeader header(int step, LocalGovernmentCode at) {
    String request = String.format(Locale.ROOT, "MOVE%07d-%d", number, step);
    var said = new ControlItems.Request(request, OPERATOR, TERMINAL);
    return new EventHeader(at, said, day, day);
  }
}
