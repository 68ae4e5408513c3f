/** The structure of a SOAP envelope, checked before anything in it is believed. */
package jukigate.wire.envelope;
