/** Data files of this module. */
package jukigate.conformance.data;
