package jukigate.conformance.attack;

import java.util.function.Function;

/**
 * One way of an attack.
 *
 * @param name as the attack's file names it, unless the file takes all alike
 * @param make sends whatever must be sent before, and makes the shot
 */
record Variant(String name, Function<Range, Shot> make) {}
