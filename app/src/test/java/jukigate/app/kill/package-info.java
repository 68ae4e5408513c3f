/** The gateway's process dies while messages are under way. */
package jukigate.app.kill;
