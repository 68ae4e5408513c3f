package jukigate.conformance.attack;

import java.util.Optional;
import jukigate.domain.number.ResidentCode;

/** Looks where the attacker cannot: at the receiver's records and at the endpoint's journal. */
public interface Witness {
  /**
   * What an attack must leave as it was.
   *
   * @param resident the record of the person, or that there is none
   * @param arrived messages that reached any node behind the endpoint so far
   * @param outbox messages that the receiver has to send on
   */
  record State(String resident, long arrived, int outbox) {}

  /**
   * A decision of the endpoint.
   *
   * @param refusalId empty when nothing was refused
   */
  record Recorded(String correlationId, String stage, String refusalId, String detail) {}

  State state(ResidentCode resident);

  Optional<Recorded> find(String correlationId);

  /** The newest decision. */
  Optional<Recorded> newest();
}
