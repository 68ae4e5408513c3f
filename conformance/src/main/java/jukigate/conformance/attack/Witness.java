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
   * @param taken messages that a node behind the endpoint believed so far
   */
  record State(String resident, long arrived, int outbox, long taken) {
    /** Nobody looks: the endpoint is somebody else's. */
    public static final State UNSEEN = new State("", -1, -1, -1);
  }

  /** Sees nothing but the wire. */
  Witness NOBODY =
      new Witness() {
        @Override
        public State state(ResidentCode resident) {
          return State.UNSEEN;
        }

        @Override
        public Optional<Recorded> find(String correlationId) {
          return Optional.empty();
        }

        @Override
        public Optional<Recorded> newest() {
          return Optional.empty();
        }

        @Override
        public Optional<Recorded> refusedByNode() {
          return Optional.empty();
        }
      };

  /**
   * A decision of the endpoint.
   *
   * @param refusalId empty when nothing was refused
   */
  record Recorded(String correlationId, String stage, String refusalId, String detail) {}

  State state(ResidentCode resident);

  /** The newest of what the endpoint has logged, a line for each event; empty if nobody sees it. */
  default String said() {
    return "";
  }

  Optional<Recorded> find(String correlationId);

  /** The newest decision. */
  Optional<Recorded> newest();

  /** The newest refusal of a node behind the endpoint since this was asked last. */
  Optional<Recorded> refusedByNode();
}
