/**
 * What a CS prints, as PDF with an embedded Japanese font: the only place that knows the libraries
 * for PDF and for two-dimensional codes.
 */
package jukigate.simulators.print;
