/** The durable state of the simulated nodes, keyed by node: one database for all of them. */
package jukigate.simulators.store;
