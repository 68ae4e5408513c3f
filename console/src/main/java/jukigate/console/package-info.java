/** The web console: who may see what of a running backbone in a browser. */
package jukigate.console;
