/** Known attacks: what is sent, what must happen, and the verdict with its evidence. */
package jukigate.conformance.attack;
