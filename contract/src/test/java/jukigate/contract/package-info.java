/** Holds the contracts to their sources, to each other and to the values of the domain. */
package jukigate.contract;
