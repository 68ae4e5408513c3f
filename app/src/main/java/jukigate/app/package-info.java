/** The command line that assembles everything. Start reading at {@link jukigate.app.Main}. */
package jukigate.app;
