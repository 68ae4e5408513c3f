/** 要件: what the protocol asks of a system, as data. */
package jukigate.conformance.requirement;
