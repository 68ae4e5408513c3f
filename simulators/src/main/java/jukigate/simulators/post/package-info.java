/**
 * How a node's message goes out: sealed, sent through the gateway, its answer verified; again when
 * it must.
 */
package jukigate.simulators.post;
