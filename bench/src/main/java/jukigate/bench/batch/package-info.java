/** The message that every subject exchanges, and between whom. */
package jukigate.bench.batch;
