package jukigate.conformance.attack;

import java.util.Optional;
import jukigate.conformance.line.Dial;
import jukigate.domain.number.ResidentCode;

/**
 * What is sent.
 *
 * @param resident who must be as before at the receiver
 */
public record Shot(ResidentCode resident, Dial dial) {
  /** Asks for another host wherever it asks for the gateway. */
  Shot at(String host) {
    return new Shot(
        resident, new Dial(dial.tls().map(tls -> tls.insteadOfGateway(host)), dial.bytes()));
  }

  /** The same words on another connection. */
  public Shot over(Dial.Tls tls) {
    return new Shot(resident, dial.over(Optional.of(tls)));
  }
}
