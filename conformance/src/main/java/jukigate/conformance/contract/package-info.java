/** 契約: what a network speaks of: that of this project, or somebody's own contract pack. */
package jukigate.conformance.contract;
