/** The launcher {@code ./jukigate} as a person runs it, with a small program in place of ours. */
package jukigate.app.launcher;
