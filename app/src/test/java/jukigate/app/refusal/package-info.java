/** Every business refusal as its sender meets it: a signed fault that came through the gateway. */
package jukigate.app.refusal;
