/** Who is at the console: one-time tokens, sessions, roles. */
package jukigate.console.access;
