package jukigate.conformance.attack;

import jukigate.conformance.line.Dial;
import jukigate.domain.number.ResidentCode;

/**
 * What is sent.
 *
 * @param resident who must be as before at the receiver
 */
record Shot(ResidentCode resident, Dial dial) {}
