/** How soon the console answers with much on record: {@code jukigate bench console}. */
package jukigate.app.bench.console;
