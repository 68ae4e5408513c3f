/** One class for each command; what a command prints is in {@code commands_ja/en.properties}. */
package jukigate.app.command;
