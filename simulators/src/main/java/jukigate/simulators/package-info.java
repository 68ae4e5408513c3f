/** The nodes that a user does not bring: municipal CS, prefecture, national, card management. */
package jukigate.simulators;
