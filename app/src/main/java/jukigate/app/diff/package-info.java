/**
 * What differs between messages, by full names and content and never by text: as values, as
 * sentences in words of the register, and side by side.
 */
package jukigate.app.diff;
