/** The web console of a running backbone: what it shows, and links to it. */
package jukigate.app.console;
