/** The messages that every subject exchanges, and between whom. */
package jukigate.bench.work;
