/** Distorted messages against a running backbone. */
package jukigate.app.badinput;
