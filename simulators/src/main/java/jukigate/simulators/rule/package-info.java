/**
 * The business rules of the nodes as pure functions: state and message in, new state or refusal
 * out. No store, no clock, no XML. {@link jukigate.simulators.rule.Rule} lists them all with their
 * sources.
 */
package jukigate.simulators.rule;
