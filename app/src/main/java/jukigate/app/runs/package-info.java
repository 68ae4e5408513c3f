/** Runs of replay, conform and attack that a backbone has made beside it, and keeps. */
package jukigate.app.runs;
