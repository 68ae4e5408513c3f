/** The folder that a run leaves behind: messages, the sequence page, tables for programs. */
package jukigate.app.report;
