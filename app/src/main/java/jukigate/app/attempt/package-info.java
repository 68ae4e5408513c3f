/** Sendings that are wrong in exactly one way. */
package jukigate.app.attempt;
