/**
 * The test PKI: a list of named certificates, good and bad, minted on first use and never
 * committed. The keys are worthless outside the simulation. {@link jukigate.keystores.TestPki} is
 * the way in; {@link jukigate.keystores.KeyFiles} is the one door to key stores.
 */
package jukigate.keystores;
