/** What the nodes do: receive, decide, keep, and tell the next one. */
package jukigate.simulators.node;
