/** Load, closed and open, and its figures. */
package jukigate.bench.load;
