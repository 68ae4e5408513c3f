/** Recorded messages, sent once more. */
package jukigate.app.resend;
