/**
 * Every bench in turn, each in a process of its own, and one page of all figures with their
 * commands.
 */
package jukigate.app.bench.all;
