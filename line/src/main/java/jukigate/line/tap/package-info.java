/**
 * What somebody sees who taps a line: captures that other tools read, and what can be read in them.
 */
package jukigate.line.tap;
