/** Plays scenarios on a running backbone and records what happens. */
package jukigate.app.perform;
