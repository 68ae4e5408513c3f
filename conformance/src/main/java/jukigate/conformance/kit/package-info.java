/** 適合試験: scenes that a system under test goes through, cases that judge them, and the run. */
package jukigate.conformance.kit;
