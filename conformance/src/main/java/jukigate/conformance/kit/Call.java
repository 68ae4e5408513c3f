package jukigate.conformance.kit;

import java.util.List;
import java.util.function.Function;
import jukigate.conformance.attack.Shot;

/**
 * One thing that is sent.
 *
 * @param name what is sent, in a word; of an attack its id and variant
 * @param make makes it, with fresh numbers
 * @param right what may come back, answer by answer; the last one for all that follow. Where
 *     nothing is right, the call does not suit the system, and is not made
 */
record Call(String name, Function<Caller, Shot> make, Function<Caller, List<Right>> right) {
  Call(String name, Function<Caller, Shot> make, Right... right) {
    this(name, make, caller -> List.of(right));
  }
}
