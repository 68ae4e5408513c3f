/** The lines of a backbone by the clock: schedules as files, and what carries them out. */
package jukigate.app.line;
