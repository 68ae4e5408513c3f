/** The time of a backbone. */
package jukigate.domain.time;
