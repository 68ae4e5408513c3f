/** The listener that all subjects share. */
package jukigate.bench.http;
