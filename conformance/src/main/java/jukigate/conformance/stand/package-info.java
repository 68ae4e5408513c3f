/**
 * The kit in the place of the gateway and of the nodes behind it: it looks at every byte, and
 * answers.
 */
package jukigate.conformance.stand;
