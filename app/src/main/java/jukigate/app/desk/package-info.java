/** The operator's counter of a running backbone: event files come in by a folder. */
package jukigate.app.desk;
