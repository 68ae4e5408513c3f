/** Tests of the comparison of messages. */
package jukigate.app.diff;
